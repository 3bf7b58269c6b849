import { describe, expectTypeOf, it } from 'vitest';
import {
  type AbortedError,
  type ApiError,
  type AuthenticationError,
  type ConfigurationError,
  type ConflictError,
  type ConnectionError,
  isAbortedError,
  isApiError,
  isAuthenticationError,
  isConfigurationError,
  isConflictError,
  isConnectionError,
  isLayerError,
  isNotFoundError,
  isOutcomeUnknown,
  isPaginationError,
  isPollTimeoutError,
  isQuittanceError,
  isRateLimitError,
  isRequestValidationError,
  isResponseValidationError,
  isTimeoutError,
  isValidationError,
  isWebhookError,
  isWebhookSignatureError,
  type LayerError,
  type NotFoundError,
  type OutcomeUnknownError,
  type PaginationError,
  type PollTimeoutError,
  type QuittanceError,
  type RateLimitError,
  type RequestValidationError,
  type ResponseValidationError,
  type TimeoutError,
  type ValidationError,
  type WebhookError,
  type WebhookSignatureError,
} from '../src/index.ts';

type Runtime = typeof import('../src/index.ts');

/** Every class of errors that users import, by its name. */
type Errors = {
  [Name in keyof Runtime as Runtime[Name] extends abstract new (
    ...args: never
  ) => QuittanceError
    ? Name
    : never]: Runtime[Name] extends abstract new (...args: never) => infer One ? One : never;
};

/** What the compiler takes an error for: where a guard asks for one of these and says no, nothing would be left. */
type TakenFor<One> = { [Name in keyof Errors]: One extends Errors[Name] ? Name : never }[keyof Errors];

type Refusal =
  | 'AuthenticationError'
  | 'BadRequestError'
  | 'ConflictError'
  | 'MethodNotAllowedError'
  | 'NotFoundError'
  | 'PermissionError'
  | 'RateLimitError'
  | 'ServerError'
  | 'ValidationError';
type Bases = {
  [Name in Refusal]: 'ApiError';
} & {
  IdempotencyMismatchError: 'ValidationError' | 'ApiError';
  NotImplementedError: 'ServerError' | 'ApiError';
  ResponseTooLargeError: 'ResponseDecodeError';
  WebhookSignatureError: 'WebhookError';
};

describe('errors', () => {
  it('are taken for themselves and what they extend, and for nothing else', () => {
    expectTypeOf<{ [Name in keyof Errors]: TakenFor<Errors[Name]> }>().toEqualTypeOf<{
      [Name in keyof Errors]: Name | 'QuittanceError' | (Name extends keyof Bases ? Bases[Name] : never);
    }>();
    expectTypeOf<keyof Bases>().toExtend<keyof Errors>();
  });

  it('tell their names, and those of what extends them', () => {
    expectTypeOf<ConnectionError['name']>().toEqualTypeOf<'ConnectionError'>();
    expectTypeOf<ValidationError['name']>().toEqualTypeOf<'ValidationError' | 'IdempotencyMismatchError'>();
  });
});

// Nothing in these functions runs. A guard behind another one still finds its own, and a no takes nothing away.
describe('guards', () => {
  it('narrow one after the other', () => {
    expectTypeOf((error: QuittanceError) => {
      if (isAbortedError(error)) return expectTypeOf(error).toEqualTypeOf<AbortedError>();
      if (isConfigurationError(error)) return expectTypeOf(error).toEqualTypeOf<ConfigurationError>();
      if (isConnectionError(error)) return expectTypeOf(error).toEqualTypeOf<ConnectionError>();
      if (isLayerError(error)) return expectTypeOf(error).toEqualTypeOf<LayerError>();
      if (isPaginationError(error)) return expectTypeOf(error).toEqualTypeOf<PaginationError>();
      if (isTimeoutError(error)) return expectTypeOf(error).toEqualTypeOf<TimeoutError>();
      if (isWebhookSignatureError(error)) return expectTypeOf(error).toEqualTypeOf<WebhookSignatureError>();
      if (isWebhookError(error)) return expectTypeOf(error).toEqualTypeOf<WebhookError>();
      if (isOutcomeUnknown(error)) return expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
      if (isPollTimeoutError(error)) return expectTypeOf(error).toEqualTypeOf<PollTimeoutError>();
      if (isRequestValidationError(error)) return expectTypeOf(error).toEqualTypeOf<RequestValidationError>();
      if (isResponseValidationError(error))
        return expectTypeOf(error).toEqualTypeOf<ResponseValidationError>();
      if (isAuthenticationError(error)) return expectTypeOf(error).toEqualTypeOf<AuthenticationError>();
      if (isConflictError(error)) return expectTypeOf(error).toEqualTypeOf<ConflictError>();
      if (isNotFoundError(error)) return expectTypeOf(error).toEqualTypeOf<NotFoundError>();
      if (isRateLimitError(error)) return expectTypeOf(error).toEqualTypeOf<RateLimitError>();
      if (isValidationError(error)) return expectTypeOf(error).toEqualTypeOf<ValidationError>();
      if (isApiError(error)) return expectTypeOf(error).toEqualTypeOf<ApiError>();
      return expectTypeOf(error).toEqualTypeOf<QuittanceError>();
    }).toBeFunction();
  });

  it('narrow one after the other, the other way round', () => {
    expectTypeOf((error: QuittanceError) => {
      if (isApiError(error)) {
        if (isValidationError(error)) return expectTypeOf(error).toEqualTypeOf<ValidationError>();
        if (isRateLimitError(error)) return expectTypeOf(error).toEqualTypeOf<RateLimitError>();
        if (isNotFoundError(error)) return expectTypeOf(error).toEqualTypeOf<NotFoundError>();
        if (isConflictError(error)) return expectTypeOf(error).toEqualTypeOf<ConflictError>();
        if (isAuthenticationError(error)) return expectTypeOf(error).toEqualTypeOf<AuthenticationError>();
        return expectTypeOf(error).toEqualTypeOf<ApiError>();
      }
      if (isResponseValidationError(error))
        return expectTypeOf(error).toEqualTypeOf<ResponseValidationError>();
      if (isRequestValidationError(error)) return expectTypeOf(error).toEqualTypeOf<RequestValidationError>();
      if (isPollTimeoutError(error)) return expectTypeOf(error).toEqualTypeOf<PollTimeoutError>();
      if (isOutcomeUnknown(error)) return expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
      if (isWebhookError(error)) {
        if (isWebhookSignatureError(error)) return expectTypeOf(error).toEqualTypeOf<WebhookSignatureError>();
        return expectTypeOf(error).toEqualTypeOf<WebhookError>();
      }
      if (isTimeoutError(error)) return expectTypeOf(error).toEqualTypeOf<TimeoutError>();
      if (isPaginationError(error)) return expectTypeOf(error).toEqualTypeOf<PaginationError>();
      if (isLayerError(error)) return expectTypeOf(error).toEqualTypeOf<LayerError>();
      if (isConnectionError(error)) return expectTypeOf(error).toEqualTypeOf<ConnectionError>();
      if (isConfigurationError(error)) return expectTypeOf(error).toEqualTypeOf<ConfigurationError>();
      if (isAbortedError(error)) return expectTypeOf(error).toEqualTypeOf<AbortedError>();
      return expectTypeOf(error).toEqualTypeOf<QuittanceError>();
    }).toBeFunction();
  });

  it('of which there is one that is not named here would be missed', () => {
    type Guard = { [Name in keyof Runtime]: Name extends `is${string}` ? Name : never }[keyof Runtime];
    expectTypeOf<Exclude<Guard, 'isUnknownVariant'>>().toEqualTypeOf<
      | 'isAbortedError'
      | 'isApiError'
      | 'isAuthenticationError'
      | 'isConfigurationError'
      | 'isConflictError'
      | 'isConnectionError'
      | 'isLayerError'
      | 'isNotFoundError'
      | 'isOutcomeUnknown'
      | 'isPaginationError'
      | 'isPollTimeoutError'
      | 'isQuittanceError'
      | 'isRateLimitError'
      | 'isRequestValidationError'
      | 'isResponseValidationError'
      | 'isTimeoutError'
      | 'isValidationError'
      | 'isWebhookError'
      | 'isWebhookSignatureError'
    >();
  });

  it('take one of several and leave the others', () => {
    expectTypeOf((error: ConnectionError | TimeoutError | AbortedError) => {
      if (isTimeoutError(error)) return expectTypeOf(error).toEqualTypeOf<TimeoutError>();
      return expectTypeOf(error).toEqualTypeOf<ConnectionError | AbortedError>();
    }).toBeFunction();
  });

  it('leave an unknown thing unknown', () => {
    expectTypeOf((error: unknown) => {
      if (isConfigurationError(error)) return expectTypeOf(error).toEqualTypeOf<ConfigurationError>();
      if (isQuittanceError(error)) return expectTypeOf(error).toEqualTypeOf<QuittanceError>();
      return expectTypeOf(error).toBeUnknown();
    }).toBeFunction();
  });

  it('of one status say nothing of the others', () => {
    expectTypeOf((error: ApiError) => {
      if (isApiError(error, 404)) return expectTypeOf(error.status).toEqualTypeOf<404>();
      return expectTypeOf(error).toEqualTypeOf<ApiError>();
    }).toBeFunction();
    expectTypeOf((error: unknown, status: number | undefined) => {
      if (isApiError(error, status)) expectTypeOf(error.status).toEqualTypeOf<number>();
    }).toBeFunction();
  });
});
