import type { Core, Limits } from '../call/contracts.ts';
import type { CallOptions, Given, ValidationOptions } from '../operation/call-options.ts';
import { DEFAULT_RETRY, type RetryOptions } from '../time/backoff.ts';
import { checkCallOptions, checkOptions } from './check-options.ts';
import { refuse } from './refuse.ts';

/** Throws unless a number of milliseconds (or bytes, or attempts) is one. */
export function checkPositive(who: string, name: string, value: unknown, whole = false): void {
  if (typeof value === 'number' && value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value)))
    return;
  refuse(who, `\`${name}\` must be a ${whole ? 'whole ' : ''}number above 0`);
}

/** Completes retry options and checks each. */
export function resolveRetry(
  who: string,
  given: false | Given<RetryOptions> | undefined,
  base: RetryOptions = DEFAULT_RETRY,
): RetryOptions {
  if (given === false) return { ...base, maxAttempts: 1 };
  checkOptions(who, given, DEFAULT_RETRY, 'retry.');
  const retry = { ...base };
  for (const name of Object.keys(retry) as (keyof RetryOptions)[]) {
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
  given: Given<ValidationOptions> | undefined,
  base: ValidationOptions = { request: 'strict', response: 'warn' },
): ValidationOptions {
  checkOptions(who, given, base, 'validation.');
  const { request = base.request, response = base.response } = given ?? {};
  if (request !== false && request !== 'strict' && request !== 'loose') {
    refuse(who, "`validation.request` must be 'strict', 'loose' or false");
  }
  if (response !== false && response !== 'warn' && response !== 'throw') {
    refuse(who, "`validation.response` must be 'throw', 'warn' or false");
  }
  return { request, response };
}

/** Completes the options of a call and checks each. */
export function resolveLimits(core: Core, id: string, options: CallOptions): Limits {
  const who = `${core.api.id} ${id}`;
  checkCallOptions(who, options);
  const { timeout = core.timeout, deadline = core.deadline } = options;
  checkPositive(who, 'timeout', timeout);
  checkPositive(who, 'deadline', deadline);
  core.watchTimeout(timeout);
  return {
    timeout,
    deadline,
    retry: options.retry === undefined ? core.retry : resolveRetry(who, options.retry, core.retry),
    validation:
      options.validation === undefined
        ? core.validation
        : resolveValidation(who, options.validation, core.validation),
  };
}
