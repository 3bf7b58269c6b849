import { type ErrorContext, isQuittanceError, QuittanceError } from './quittance-error.ts';

/** What an answer that is not a success says. */
export interface ApiErrorDetails {
  readonly status: number;
  /** The vendor's code. */
  readonly code?: string | undefined;
  /** Messages by field. */
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined;
  /** What to quote to the vendor's support. */
  readonly requestId?: string | undefined;
  /** The parsed body, or its text; fields marked secret are masked. */
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that the answer asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** The service answered, and the answer is not a success. Subclasses say which refusal it was. */
export class ApiError extends QuittanceError {
  readonly status: number;
  readonly code: string | undefined;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly requestId: string | undefined;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfter: number | undefined;

  constructor(message: string, details: ApiErrorDetails, context?: ErrorContext) {
    super(message, context);
    this.status = details.status;
    this.code = details.code;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId;
    this.body = details.body;
    this.headers = details.headers;
    this.retryAfter = details.retryAfter;
  }

  override get name(): string {
    return 'ApiError';
  }
}

/**
 * Whether the service answered with an error; with a status: with that one. Where it did not, another status is still
 * possible.
 */
export function isApiError(error: unknown): error is ApiError;
export function isApiError<const Status extends number | undefined>(
  error: unknown,
  status: Status,
): error is ApiError & { readonly status: Status extends number ? Status : number };
export function isApiError(error: unknown, status?: number): error is ApiError {
  return (
    isQuittanceError(error) &&
    'status' in error &&
    'fields' in error &&
    (status === undefined || error.status === status)
  );
}
