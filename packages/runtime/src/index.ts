export type { AuthContext, Authorization, AuthProvider } from './auth/auth-provider.ts';
export { bearerToken, rawToken, type StaticTokenOptions, type TokenSource } from './auth/static-token.ts';
export type { TokenCache } from './auth/token-cache.ts';
export {
  type ExchangeContext,
  type ExchangedToken,
  type TokenExchangeOptions,
  tokenExchange,
} from './auth/token-exchange.ts';
export type { RetryOptions } from './backoff.ts';
export { type BoundListOperation, type BoundOperation, bindOperation } from './bind-operation.ts';
export type { CallOptions, ValidationOptions } from './call-options.ts';
export type { CallResult, SafeCallResult, SentRequest } from './call-result.ts';
export { type Client, createClient, type RawRequest } from './client.ts';
export type { OperationOverride } from './client-core.ts';
export type { ClientOptions, ClientSettings } from './client-options.ts';
export { type Clock, systemClock } from './clock.ts';
export type {
  Accept,
  ApiDescriptor,
  BodyType,
  ErrorsDescriptor,
  HttpMethod,
  IdempotencyDescriptor,
  KeyFormat,
  LazySchema,
  ManagedParameter,
  OperationDescriptor,
  Pagination,
  QueryStyle,
  ServerDescriptor,
} from './descriptors.ts';
export { ApiError, isApiError } from './errors/api-error.ts';
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  IdempotencyMismatchError,
  MethodNotAllowedError,
  NotFoundError,
  NotImplementedError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './errors/api-error-classes.ts';
export { ConfigurationError } from './errors/configuration-error.ts';
export {
  isAbortedError,
  isAuthenticationError,
  isConfigurationError,
  isConflictError,
  isConnectionError,
  isJournalError,
  isNotFoundError,
  isOutcomeUnknown,
  isPaginationError,
  isPollTimeoutError,
  isRateLimitError,
  isRequestValidationError,
  isResponseValidationError,
  isTimeoutError,
  isValidationError,
  isWindowClosed,
} from './errors/guards.ts';
export { JournalError } from './errors/journal-error.ts';
export { OutcomeUnknownError } from './errors/outcome-unknown-error.ts';
export { PaginationError } from './errors/pagination-error.ts';
export { PollTimeoutError } from './errors/poll-timeout-error.ts';
export {
  type ErrorOperation,
  type IdempotencyInfo,
  isQuittanceError,
  QuittanceError,
} from './errors/quittance-error.ts';
export { RequestValidationError } from './errors/request-validation-error.ts';
export {
  ResponseDecodeError,
  ResponseTooLargeError,
  ResponseValidationError,
} from './errors/response-errors.ts';
export {
  AbortedError,
  ConnectionError,
  RedirectError,
  TimeoutError,
  TokenError,
} from './errors/transport-errors.ts';
export { WindowClosedError } from './errors/window-closed-error.ts';
export type { ErrorEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent, Warning } from './hooks.ts';
export { idempotencyKeyFrom } from './idempotency-key.ts';
export type { Journal, JournalledWrite, JournalReader, JournalTicket } from './journal/journal.ts';
export type { JournalEntry, JournalOutcome, StoredOperation, WithheldPart } from './journal/journal-entry.ts';
export type { ResumeOptions } from './journal/resume.ts';
export {
  type ListOperation,
  type ListResult,
  listOperation,
  type Page,
  type PageOf,
} from './list-operation.ts';
export {
  type AnyOperation,
  type BoundArgs,
  type Operation,
  type OperationInput,
  type OperationOutput,
  operation,
  type ResultOf,
} from './operation.ts';
export { type PollOptions, poll } from './poll.ts';
export { looksSecret } from './redact.ts';
export type { FilePart } from './request/encode-multipart.ts';
export type { RequestParts } from './request/parts.ts';
export type { BinaryInput, UnknownVariant, Unrecognized } from './schema/index.ts';
export type { Issue } from './validation/issue.ts';
export { type HmacInput, verifyHmac } from './verify-hmac.ts';
