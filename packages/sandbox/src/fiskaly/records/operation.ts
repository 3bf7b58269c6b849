/** Amounts as both APIs write them: decimal texts. */
export interface Amounts {
  readonly amount: string;
  readonly exclusive: string;
  readonly inclusive: string;
}

/** The VAT of a line. */
export interface LineVat extends Partial<Amounts> {
  readonly type: string;
  readonly code?: string;
  readonly percentage?: string;
  readonly reason?: string;
  /** Spain only, like the next two. */
  readonly regime?: string;
  readonly regime_base?: string;
  readonly surcharge?: object;
  readonly fiscal_location?: { readonly country: string; readonly region?: string };
}

/** The lines of one kind of VAT. SIGN PT has only `percentage` and `amount`. */
export interface BreakdownItem extends Partial<Amounts> {
  readonly type?: string;
  readonly code?: string;
  readonly percentage?: string;
}

/** An article, or several at one price. */
export interface LineData {
  readonly type: string;
  readonly text: string;
  readonly unit?: { readonly quantity: string };
  readonly value: { readonly base: string };
  readonly vat: LineVat;
  readonly items?: readonly LineData[];
}

/** A line of a document. */
export interface Line {
  readonly type: string;
  readonly data: LineData;
  readonly details: { readonly number?: string; readonly purpose?: string };
}

/** Who a document is made out to. */
export interface Recipient {
  readonly address?: { readonly country: string; readonly region?: string };
  readonly identification?: { readonly type: string; readonly number: string };
  readonly invoicing?: { readonly type: string; readonly destination_code?: string; readonly pec?: string };
}

/** The head of a document. `total_vat` is SIGN PT's; the Unified API has `totals` beside it. */
export interface Head {
  readonly number: string;
  readonly series?: string;
  readonly issued_at?: string;
  readonly simplified_invoice?: boolean;
  readonly total_vat?: Amounts;
}

/** A transaction, as far as the rules look at it: the nine of both APIs in one. */
export interface Transaction {
  readonly type: string;
  readonly document?: Head;
  readonly entries?: readonly Line[];
  readonly breakdown?: readonly BreakdownItem[];
  readonly totals?: { readonly vat: Amounts };
  readonly recipients?: readonly Recipient[];
  readonly customer?: { readonly code?: string };
  readonly payments?: readonly { readonly details: { readonly amount: string } }[];
  /** The document that is corrected, cancelled, paid or enriched. */
  readonly record?: { readonly id: string };
  /** The document that a correction makes. */
  readonly data?: Transaction;
  readonly reason?: string;
}

/** An intention, as far as the rules look at it. */
export interface Intention {
  readonly type: string;
  readonly record?: { readonly id: string };
  readonly range?: { readonly start: string; readonly end: string };
  readonly filters?: readonly { readonly value: string }[];
  readonly content?: unknown;
}

/** What createRecord is sent. */
export type RecordWish =
  | {
      readonly type: 'INTENTION';
      readonly system: { readonly id: string };
      readonly operation: Intention;
    }
  | {
      readonly type: 'TRANSACTION';
      readonly record: { readonly id: string };
      readonly operation: Transaction;
    };

/** The document that a transaction makes: its own, or that of a correction. */
export function documentOf(operation: Transaction): Transaction {
  return operation.data ?? operation;
}

/** The totals of a document, where either API has them. */
export function totalsOf(operation: Transaction): Amounts | undefined {
  const { totals, document } = documentOf(operation);
  return totals?.vat ?? document?.total_vat;
}
