/** The operation that an error belongs to. */
export interface ErrorOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** The idempotency key of a call. */
export interface IdempotencyInfo {
  /** The key that was sent last. */
  readonly key: string;
  /** The answer is a stored one: the write was carried out by an earlier request with this key. */
  readonly replayed: boolean;
  /** The first key was spent on a stored refusal; `key` is its successor. */
  readonly renewed?: true;
}

/** What every error knows. */
export interface ErrorContext {
  readonly operation?: ErrorOperation | undefined;
  /** Without its query's secrets. */
  readonly url?: string | undefined;
  readonly attempts?: number | undefined;
  readonly retryable?: boolean | undefined;
  readonly outcomeKnown?: boolean | undefined;
  readonly idempotency?: IdempotencyInfo | undefined;
  readonly cause?: unknown;
}

// Registered symbols are shared by all copies of this package in a process, classes are not.
const brand = Symbol.for('quittance.error');

/**
 * The base of every error that the runtime throws.
 *
 * Messages, JSON and `inspect` hold no credentials and no field marked secret.
 */
export class QuittanceError extends Error {
  /** The operation that was called; absent when a client could not be made. */
  readonly operation: ErrorOperation | undefined;
  /** Where it was sent; values of query parameters that look secret are masked. */
  readonly url: string | undefined;
  /** How many requests were sent for this call. */
  readonly attempts: number;
  /** The same call may succeed later. For a write, see `outcomeKnown` first. */
  readonly retryable: boolean;
  /** `false`: the write may or may not have been carried out. */
  readonly outcomeKnown: boolean;
  /** The idempotency key of the call, where it has one. */
  readonly idempotency: IdempotencyInfo | undefined;

  constructor(message: string, context: ErrorContext = {}) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause });
    this.operation = context.operation;
    this.url = context.url;
    this.attempts = context.attempts ?? 0;
    this.retryable = context.retryable ?? false;
    this.outcomeKnown = context.outcomeKnown ?? true;
    this.idempotency = context.idempotency;
    Object.defineProperty(this, brand, { value: true });
  }

  // On the prototype, so that the stack's first line has it.
  override get name(): string {
    return 'QuittanceError';
  }

  /** A plain object for logs. */
  toJSON(): Record<string, unknown> {
    return { ...Object.fromEntries(Object.entries(this)), name: this.name, message: this.message };
  }

  /**
   * What `console.log` shows in Node and Bun: never the cause's own fields, which may hold a request.
   *
   * @internal
   */
  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: unknown,
    options: object,
    inspect?: (value: unknown, options: object) => string,
  ): string {
    const details = { ...this };
    const text = inspect?.(details, options) ?? JSON.stringify(details);
    const { cause } = this;
    // A foreign cause may hold a request; what it says is in our message, with secrets taken out.
    const because = isQuittanceError(cause) ? `\n  because of ${cause.name}: ${cause.message}` : '';
    return `${this.stack ?? `${this.name}: ${this.message}`}${because}\n${text}`;
  }
}

/** Whether something thrown is one of our errors, also when several copies of this package are installed. */
export function isQuittanceError(error: unknown): error is QuittanceError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Whether it is one of our errors with this name. */
export function hasName(error: unknown, name: string): boolean {
  return isQuittanceError(error) && error.name === name;
}
