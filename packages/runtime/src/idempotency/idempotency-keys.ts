import { conclude } from '../call/call-errors.ts';
import { errorContext, formatMessage, markInDoubt } from '../call/call-state.ts';
import type { AttemptLayer, Call, CallLayer, Part } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { TimeoutError } from '../errors/transport-errors.ts';
import { isRead } from '../operation/http-methods.ts';
import { isErrorOf } from '../response/error-from-answer.ts';
import type { Outcome } from '../transport/outcome.ts';
import { keyHeader, wrongKey } from './idempotency-key.ts';
import { KeyCoverage } from './key-coverage.ts';

/**
 * The part of a client whose API knows idempotency keys: one key for each write, kept over all of its attempts. Without
 * it such a write is uncovered, and never repeated.
 *
 * @example
 * const client = createClient({ api, auth, idempotency: idempotencyKeys() });
 */
export function idempotencyKeys(): Part {
  return { perCall: coverCall, perAttempt: sendKey };
}

const coverCall: CallLayer = async (call, next) => {
  if (keyHeader(call.core.api, call.descriptor) !== undefined) {
    const coverage = new KeyCoverage(call);
    call.coverage = coverage;
    if (!call.fetchesToken && !isRead(call.descriptor.method)) call.kind = 'covered';
    checkKey(call, coverage.info.key);
  }
  return next();
};

const sendKey: AttemptLayer = async ({ call, headers }, next) => {
  const { coverage, core } = call;
  const header = keyHeader(core.api, call.descriptor);
  if (!(coverage instanceof KeyCoverage) || header === undefined) return next();
  const { closesAt } = coverage;
  // The deadline goes by a clock that stops while the machine sleeps; the service's window for a key does not.
  if (closesAt !== undefined && core.clock.now() >= closesAt) throw conclude(call, windowClosed(call));
  // Only a journal knows when a key was first used that asks again.
  if (!call.input.asksAgain) coverage.firstSentAt ??= core.clock.now();
  headers[header.toLowerCase()] = coverage.info.key;
  const outcome = await next();
  coverage.replayed = isReplayed(call, outcome);
  return outcome;
};

function isReplayed({ core: { api } }: Call, outcome: Outcome): boolean {
  const name = api.idempotency?.replayedHeader;
  if (name === undefined || outcome.came !== 'answer') return false;
  const { reply, bytes } = outcome;
  if (reply.header(name)?.trim().toLowerCase() !== 'true') return false;
  // A proxy may keep the headers of an answer, and put a page of its own in the place of what was stored.
  return reply.ok || isErrorOf(api, bytes);
}

function checkKey(call: Call, key: string): void {
  const { idempotencyKey: given, asksAgain } = call.input;
  const at = { path: 'idempotencyKey', code: 'custom' };
  if (given === undefined && asksAgain) {
    call.issues.push({
      ...at,
      message: 'is required with `asksAgain`: the key of the call whose outcome is unknown',
    });
    return;
  }
  if (asksAgain) markInDoubt(call);
  const message = wrongKey(key, call.core.api);
  if (message === undefined) return;
  if (given === undefined) {
    throw new ConfigurationError(`[${call.core.api.id}] the key that \`createKey\` made ${message}`);
  }
  call.issues.push({ ...at, message });
}

function windowClosed(call: Call): TimeoutError {
  return new TimeoutError(
    formatMessage(call, 'not sent again, since the service may have forgotten the idempotency key by now'),
    errorContext(call),
  );
}
