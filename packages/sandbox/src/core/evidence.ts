/** Where the behaviour of an operation is from. */
export interface Evidence {
  /** From the vendor's documentation, or worked out by us from its fields and statuses. */
  readonly behaviour: 'documented' | 'inferred';
  /** What is simplified, in a short sentence. */
  readonly note?: string;
}

/** The evidence of an API, by `operationId`. */
export type EvidenceTable = Readonly<Record<string, Evidence>>;
