// For those who write parts of their own: what layers know of a call and of each other. Less stable than the rest of
// this package: a minor release may change it.
export { sha256 } from './auth/sha256.ts';
export { conclude, endedError } from './call/call-errors.ts';
export { errorContext, formatMessage, markInDoubt, operationOf } from './call/call-state.ts';
export type {
  Attempt,
  AttemptLayer,
  Call,
  CallLayer,
  Core,
  Coverage,
  Doubt,
  Layer,
  Limits,
  Part,
  Refusal,
} from './call/contracts.ts';
export { layered } from './call/layered.ts';
export { type ErrorContext, hasName } from './errors/quittance-error.ts';
export type { Action, Decision, Kind, Row, Situation } from './layers/policy.ts';
export { isRead } from './operation/http-methods.ts';
export { isSecretParameter, looksSecret } from './redaction/redact.ts';
export { bodyFormats } from './request/bodies/body-formats.ts';
export { wrongHeader } from './request/check-header.ts';
export type { PreparedRequest } from './request/prepared-request.ts';
export { Cancellation, type CancellationView } from './time/cancellation.ts';
export { Deadline, type DeadlineView } from './time/deadline.ts';
export { raceTime } from './time/race-time.ts';
export type { RetryAccount, RetryBudget } from './time/retry-budget.ts';
export { fetchTransport, withTransport } from './transport/fetch-transport.ts';
export type { AnswerOutcome, LostOutcome, NeverLeftOutcome, Outcome } from './transport/outcome.ts';
export { BodyTooLarge, FetchReply, type Reply, type TransportReply } from './transport/reply.ts';
export type { Transport, TransportRequest } from './transport/transport.ts';
