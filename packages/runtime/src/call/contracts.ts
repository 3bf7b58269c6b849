import type { AuthContext, Authorization, AuthProvider } from '../auth/auth-provider.ts';
import type { Emit } from '../client/hooks.ts';
import type { ApiError, ApiErrorDetails } from '../errors/api-error.ts';
import type { OutcomeUnknownDetails } from '../errors/outcome-unknown-error.ts';
import type { ErrorContext, IdempotencyInfo, QuittanceError } from '../errors/quittance-error.ts';
import type { ResponseDecodeError } from '../errors/response-errors.ts';
import type { Decision, Kind, Situation } from '../layers/policy.ts';
import type { CallOptions, ValidationOptions } from '../operation/call-options.ts';
import type { CallResult, SentRequest } from '../operation/call-result.ts';
import type { ApiDescriptor, OperationDescriptor } from '../operation/descriptors.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { PreparedRequest } from '../request/prepared-request.ts';
import type { RetryOptions } from '../time/backoff.ts';
import type { Clock } from '../time/clock.ts';
import type { DeadlineView } from '../time/deadline.ts';
import type { RetryBudget } from '../time/retry-budget.ts';
import type { Outcome } from '../transport/outcome.ts';
import type { TransportReply } from '../transport/reply.ts';
import type { Transport } from '../transport/transport.ts';
import type { Issue } from '../validation/issue.ts';

// What the layers know of a client, of a call and of each other. Everything else is a layer's own affair.

/** Around a call, or around each attempt: does something before, after or instead of what lies below. */
export type Layer<Subject, Result> = (subject: Subject, next: () => Promise<Result>) => Promise<Result>;

/** Acts once for each call, on its result. */
export type CallLayer = Layer<Call, CallResult<unknown>>;

/** Acts once for each attempt, on what came of it; never on a `Response` that somebody may have read. */
export type AttemptLayer = Layer<Attempt, Outcome>;

/** What a client has or has not: layers that belong together. A client without a part carries no code for it. */
export interface Part {
  /** Called once when a client is made: throws a `ConfigurationError` for what cannot be right. */
  check?(api: ApiDescriptor): void;
  readonly perCall?: CallLayer;
  readonly perAttempt?: AttemptLayer;
}

/** The limits of one call: the client's, unless the call says otherwise. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: RetryOptions;
  readonly validation: ValidationOptions;
}

/** A client's options, checked and completed. */
export interface Core extends Limits {
  readonly api: ApiDescriptor;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly auth: AuthProvider | undefined;
  readonly authContext: AuthContext;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly budget: RetryBudget;
  /** Warns once of a `timeout` that what sends does not keep. */
  readonly watchTimeout: (timeoutMs: number) => void;
  readonly createKey: () => string;
  readonly headers: Readonly<Record<string, string>>;
  readonly managed: Readonly<Record<string, string | undefined>>;
  readonly maxResponseBytes: number;
  /** `User-Agent` of requests that have none of the user's own. */
  readonly userAgent: string | undefined;
  readonly emit: Emit;
}

/** What a call's idempotency key means. Made by `idempotencyKeys()`; a call without one is not covered. */
export interface Coverage {
  /** The key as results and errors show it. */
  readonly info: IdempotencyInfo;
  /** The caller gave the key, so it may have been used before. */
  readonly isGiven: boolean;
  /** When its window began, by the wall clock: at the first request that is known. */
  firstSentAt: number | undefined;
  /** The covered column of the policy. */
  decide(situation: Situation): Decision;
  /** Whether a refusal also says that no earlier attempt of this call was carried out. */
  settles(status: number): boolean;
  /** What a refusal means under this key, where that is something else. */
  refusalOf(status: number): Refusal | undefined;
  /** Replaces a key that is spent. `false`: there is no other. */
  renew(): Promise<boolean>;
  /** How to ask again, and the sentence that says so. */
  askAgain(): Pick<OutcomeUnknownDetails, 'askAgainBefore' | 'key'> & { readonly advice: string };
}

/** What an error status is called, and what to do about it. */
export interface Refusal {
  readonly ErrorClass: new (message: string, details: ApiErrorDetails, context?: ErrorContext) => ApiError;
  readonly advice: string | undefined;
}

/** As in transactions: an attempt may have been carried out. */
export interface Doubt {
  /** The headers that it went out with, where they are known. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Not because of an attempt of ours: the service says that a copy of it is at work. */
  readonly byConflict: boolean;
}

/** A call under way: what stays the same over its attempts, and what has been learnt so far. */
export interface Call {
  readonly core: Core;
  descriptor: OperationDescriptor;
  /** As the caller gave it. */
  readonly input: RequestParts & CallOptions;
  readonly limits: Limits;
  /** Ends it. */
  readonly deadline: DeadlineView;
  readonly redactor: Redactor;
  /** It fetches a token: it has none, and repeating it does no harm. */
  readonly fetchesToken: boolean;
  kind: Kind;
  coverage: Coverage | undefined;
  /** What is wrong with the input, found above `prepare`. */
  readonly issues: Issue[];
  /** The request without credentials and key; written by `prepare`, shared by all attempts. */
  prepared: PreparedRequest | undefined;
  url: string;
  /** How many requests were sent. */
  attempts: number;
  /** The credentials of the latest attempt. */
  authorization: Authorization | undefined;
  /** Credentials that were refused, and the refusal. Once for each call. */
  refused: { readonly header: string; readonly error: QuittanceError } | undefined;
  /** The headers of the latest attempt, as they went out. */
  sentHeaders: Readonly<Record<string, string>> | undefined;
  inDoubt: Doubt | undefined;
  /** The latest refusal is in the service's own form. Any other proves nothing: something in between may have said it. */
  isSpokenFor: boolean;
  /** A success that could not be used: it was carried out, whatever a later attempt says. */
  proof: ResponseDecodeError | undefined;
  /** What was sent last, for those who are shown it. */
  request: SentRequest | undefined;
  /** What was answered last. */
  reply: TransportReply | undefined;
}

/** One attempt of a call. */
export interface Attempt {
  readonly call: Call;
  /** What goes out, by name in lower case; each layer adds its own. */
  readonly headers: Record<string, string>;
}
