import { endedError } from '../call/call-errors.ts';
import { operationOf } from '../call/call-state.ts';
import type { Call, CallLayer } from '../call/contracts.ts';
import { settleCall } from '../call/settle-call.ts';
import { showCaller } from '../call/show-caller.ts';
import { RequestValidationError } from '../errors/request-validation-error.ts';
import { isSecretParameter, looksSecret, MASK } from '../redaction/redact.ts';
import { encodePath } from '../request/encode-path.ts';
import { encodeQuery } from '../request/encode-query.ts';
import { prepareRequest } from '../request/prepare-request.ts';
import type { PreparedRequest } from '../request/prepared-request.ts';
import { type Issue, summarise } from '../validation/issue.ts';

/** Checks the input and writes the request, once for all attempts; throws before anything is sent. Acts per call. */
export const prepare: CallLayer = async (call, next) => {
  if (call.deadline.cancelled) throw endedError(call);
  const issues = [...call.issues, ...unwantedKey(call)];
  const writing = prepareRequest(call);
  const prepared = writing instanceof Promise ? await whileInTime(call, writing) : writing;
  issues.push(...prepared.issues);
  if (issues.length > 0) {
    const { core, descriptor } = call;
    const error = new RequestValidationError(
      `[${core.api.id}] ${descriptor.id}: nothing was sent, the input is wrong: ${summarise(issues)}`,
      issues,
      { operation: operationOf(descriptor) },
    );
    // Now, before anything was waited for, its caller can still be seen.
    showCaller(error, settleCall, false);
    throw error;
  }
  call.prepared = prepared;
  call.url = hideSecrets(call, prepared);
  return next();
};

async function whileInTime<T>(call: Call, writing: Promise<T>): Promise<T> {
  try {
    return await call.deadline.race(writing);
  } catch (error) {
    throw call.deadline.cancelled ? endedError(call) : error;
  }
}

/** A key that nobody sends must not look as if it protected anything. */
function unwantedKey({ coverage, input }: Call): Issue[] {
  const given = (['idempotencyKey', 'asksAgain'] as const).filter((name) => input[name]);
  if (coverage || given.length === 0) return [];
  return given.map((path) => ({
    path,
    code: 'custom',
    message: 'is not taken by this operation; leave it out',
  }));
}

/**
 * Tells the redactor what is secret, and returns the URL as it may be shown: by their places, since a short value cannot
 * be told from a part of a word.
 */
function hideSecrets({ core, descriptor, redactor }: Call, { parts, url }: PreparedRequest): string {
  const isSecret = (name: string) => isSecretParameter(descriptor, name);
  for (const values of [core.headers, parts.headers, parts.query, parts.path]) {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (isSecret(name)) {
        redactor.hide(name);
        redactor.learnAll(value);
      }
      // `/tokens/{token_id}` holds none.
      const looks = looksSecret(name) && !(values === parts.path && /(_|-)id$|Id$/.test(name));
      if (typeof value === 'string' && looks) redactor.learn(value);
    }
  }
  const { secretParameters } = descriptor;
  if (!secretParameters) return url;
  const written = url.slice(core.baseUrl.length);
  const path = /^[^?]*/.exec(written)?.[0] ?? '';
  const template = secretParameters.reduce(
    (masked, name) => masked.replace(`{${name}}`, MASK),
    descriptor.path,
  );
  const shownPath = encodePath(template, { ...parts.path }, () => undefined, String, descriptor.pathStyles);
  const shownSearch = encodeQuery(
    { ...parts.query },
    descriptor.query ?? {},
    () => undefined,
    (name) => (isSecret(name) ? `${encodeURIComponent(name)}=${MASK}` : undefined),
  );
  // Services and transports say what was asked for.
  redactor.learn(path, shownPath);
  redactor.learn(written.slice(path.length), shownSearch);
  return core.baseUrl + shownPath + shownSearch;
}
