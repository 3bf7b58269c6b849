import type { IdempotencyInfo, QuittanceError } from '../errors/quittance-error.ts';

/** What was sent. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Credentials masked. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many requests were sent for this call. */
  readonly attempts: number;
}

/** What a call resolves to. */
export interface CallResult<Data> {
  readonly data: Data;
  readonly request: SentRequest;
  /** Status and headers. The body is read already, except for a stream. */
  readonly response: Response;
  /** For a write that has an idempotency key. */
  readonly idempotency?: IdempotencyInfo;
}

/** What a call resolves to with `throwOnError: false`. */
export type SafeCallResult<Data> =
  | (CallResult<Data> & { readonly error: undefined })
  | {
      readonly data: undefined;
      readonly error: QuittanceError;
      /** Absent when the input was refused before anything was sent. */
      readonly request?: SentRequest;
      /** Absent when no answer came. */
      readonly response?: Response;
      readonly idempotency?: IdempotencyInfo;
    };
