import type { Core, Limits } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { CallOptions, ValidationOptions } from '../operation/call-options.ts';
import { DEFAULT_RETRY, type RetryOptions } from '../time/backoff.ts';

/** Throws unless a number of milliseconds (or bytes, or attempts) is one. */
export function checkPositive(who: string, name: string, value: unknown, whole = false): void {
  if (typeof value === 'number' && value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value)))
    return;
  throw new ConfigurationError(
    `[${who}] \`${name}\` must be a ${whole ? 'whole' : ''} number above 0`.replace('  ', ' '),
  );
}

const RETRY_FIELDS = ['maxAttempts', 'baseDelay', 'maxDelay', 'maxRetryAfter'] as const;

/** Completes retry options and checks each. */
export function resolveRetry(
  who: string,
  given: false | Partial<RetryOptions> | undefined,
  base: RetryOptions = DEFAULT_RETRY,
): RetryOptions {
  if (given === false) return { ...base, maxAttempts: 1 };
  const retry = { ...base };
  for (const name of RETRY_FIELDS) {
    const value = given?.[name];
    if (value === undefined) continue;
    checkPositive(who, `retry.${name}`, value, name === 'maxAttempts');
    retry[name] = value;
  }
  return retry;
}

/** Completes validation options and checks each. */
export function resolveValidation(
  who: string,
  given: Partial<ValidationOptions> | undefined,
  base: ValidationOptions = { request: 'strict', response: 'warn' },
): ValidationOptions {
  const { request = base.request, response = base.response } = given ?? {};
  if (request !== false && request !== 'strict' && request !== 'loose') {
    throw new ConfigurationError(`[${who}] \`validation.request\` must be 'strict', 'loose' or false`);
  }
  if (response !== false && response !== 'warn' && response !== 'throw') {
    throw new ConfigurationError(`[${who}] \`validation.response\` must be 'throw', 'warn' or false`);
  }
  return { request, response };
}

/** Completes the options of a call and checks each. */
export function resolveLimits(core: Core, id: string, options: CallOptions): Limits {
  const who = `${core.api.id}] [${id}`;
  const { timeout = core.timeout, deadline = core.deadline } = options;
  checkPositive(who, 'timeout', timeout);
  checkPositive(who, 'deadline', deadline);
  return {
    timeout,
    deadline,
    retry: options.retry === undefined ? core.retry : resolveRetry(who, options.retry, core.retry),
    validation: options.validation
      ? resolveValidation(who, options.validation, core.validation)
      : core.validation,
  };
}
