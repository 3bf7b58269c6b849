export type { AuthContext, Authorization, AuthProvider } from './auth/auth-provider.ts';
export { shareTokens } from './auth/share-tokens.ts';
export {
  type BasicCredentials,
  type BearerTokenOptions,
  basicAuth,
  bearerToken,
  rawToken,
  type StaticTokenOptions,
  type TokenSource,
} from './auth/static-token.ts';
export type { TokenCache } from './auth/token-cache.ts';
export { tokenExchange } from './auth/token-exchange.ts';
export type { ExchangeContext, ExchangedToken, TokenExchangeOptions } from './auth/token-exchange-options.ts';
export { type TokenService, type TokenServiceOptions, tokenService } from './auth/token-service.ts';
export type { TokenSharing } from './auth/token-share.ts';
export type { Part } from './call/contracts.ts';
export { checkOptions, checkSettings, type Names } from './client/check-options.ts';
export type { ClientOptions, ClientSettings } from './client/client-options.ts';
export type {
  AttemptEvent,
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  Warning,
} from './client/hooks.ts';
export { type RawRequest, request } from './client/request.ts';
export { type Client, createClient } from './client.ts';
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
  isLayerError,
  isNotFoundError,
  isOutcomeUnknown,
  isPaginationError,
  isPollTimeoutError,
  isRateLimitError,
  isRequestValidationError,
  isResponseValidationError,
  isTimeoutError,
  isValidationError,
} from './errors/guards.ts';
export { LayerError } from './errors/layer-error.ts';
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
export { idempotencyKeyFrom } from './idempotency/idempotency-key.ts';
export { idempotencyKeys } from './idempotency/idempotency-keys.ts';
export { type OperationOverride, overrides } from './layers/overrides.ts';
export {
  type AttemptFunction,
  type CallFunction,
  callLayer,
  type LayerCall,
  type LayerRequest,
  layer,
  type NextOptions,
} from './layers/use.ts';
export type { Logger } from './logging/logger.ts';
export { type BoundListOperation, type BoundOperation, bindOperation } from './operation/bind-operation.ts';
export type { CallOptions, Given, ValidationOptions } from './operation/call-options.ts';
export type { CallResult, SafeCallResult, SentRequest } from './operation/call-result.ts';
export type {
  Accept,
  ApiDescriptor,
  BodyFormat,
  BodyType,
  EncodedBody,
  ErrorsDescriptor,
  HttpMethod,
  IdempotencyDescriptor,
  KeyFormat,
  LazySchema,
  ManagedParameter,
  OperationDescriptor,
  ParameterWriter,
  QueryStyle,
  ServerDescriptor,
  StreamAccept,
} from './operation/descriptors.ts';
export { type ListOperation, listOperation } from './operation/list-operation.ts';
export type { ListResult, Page, PageOf } from './operation/list-result.ts';
export {
  type AnyOperation,
  type BoundArgs,
  type Caller,
  type FreeHeaders,
  type Operation,
  type OperationInput,
  type OperationOutput,
  operation,
  type ResultOf,
} from './operation/operation.ts';
export type { FollowingPage, NextStep, PageAnswer, PageStyle } from './operation/page-style.ts';
export type { RequestParts } from './operation/request-parts.ts';
export { filterPages } from './pagination/filter-pages.ts';
export { headerPages } from './pagination/header-pages.ts';
export { offsetPages } from './pagination/offset-pages.ts';
export { tokenPages } from './pagination/token-pages.ts';
export { binaryBody } from './request/bodies/binary-body.ts';
export { formBody, formFields } from './request/bodies/form-body.ts';
export { jsonBody } from './request/bodies/json-body.ts';
export { multipartBody, multipartParts } from './request/bodies/multipart-body.ts';
export { type Needing, needing } from './request/bodies/needing.ts';
export { textBody } from './request/bodies/text-body.ts';
export {
  commaDelimited,
  deepObject,
  eachAsJson,
  eachField,
  labelExploded,
  labelStyle,
  matrixExploded,
  matrixStyle,
  pipeDelimited,
  reservedComma,
  reservedForm,
  simpleExploded,
  simpleStyle,
  spaceDelimited,
} from './request/parameter-styles.ts';
export { type EventStream, jsonEvents, textEvents } from './response/event-answer.ts';
export type { ServerSentEvent } from './response/parse-events.ts';
export { streamAnswer } from './response/stream-answer.ts';
export {
  type BinaryInput,
  type FileData,
  type FilePart,
  isUnknownVariant,
  type NamedVariant,
  type UnknownVariant,
  type Unrecognized,
} from './schema/index.ts';
export type { RetryOptions } from './time/backoff.ts';
export { type Clock, systemClock } from './time/clock.ts';
export { type PollOptions, poll } from './time/poll.ts';
export type { AnswerOutcome, LostOutcome, NeverLeftOutcome, Outcome } from './transport/outcome.ts';
export type { Reply } from './transport/reply.ts';
export type { Issue } from './validation/issue.ts';
export { parseSignedWebhook, type WebhookInput } from './webhooks/parse-webhook.ts';
export { type HmacInput, verifyHmac } from './webhooks/verify-hmac.ts';
export {
  isWebhookError,
  isWebhookSignatureError,
  WebhookError,
  WebhookSignatureError,
} from './webhooks/webhook-error.ts';
