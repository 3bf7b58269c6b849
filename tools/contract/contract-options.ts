/** A token that the client is given; `renewed` is the one that its function answers with after a refusal. */
export interface GivenToken {
  readonly given: string;
  readonly renewed?: string;
}

/** A token that the client fetches: the vendor's `operationId`, and where the answer holds it (a dotted path). */
export interface ExchangedToken {
  readonly operation: string;
  readonly at: string;
}

/** What a client of one API is made with against a mock. Each package has one for each entry, beside its test. */
export interface ContractOptions {
  /** Credentials that satisfy the spec's rules, and the options that managed parameters come from. */
  readonly client: Readonly<Record<string, unknown>>;
  readonly token: GivenToken | ExchangedToken;
}
