import type { AuthContext, Authorization, AuthProvider } from '../auth/auth-provider.ts';
import { conclude, endedError, tokenError } from '../call/call-errors.ts';
import { errorContext, formatMessage } from '../call/call-state.ts';
import type { AttemptLayer, Call } from '../call/contracts.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import { wrongHeaderValue } from '../request/check-header.ts';

/** Puts credentials into the header. Acts per attempt. */
export const authorize: AttemptLayer = async ({ call, headers }, next) => {
  const provider = providerOf(call);
  if (!provider) return next();
  headers.authorization = await load(call, provider);
  const used = call.authorization;
  const outcome = await next();
  if (outcome.came === 'answer' && outcome.reply.ok) tell(provider, used, true);
  return outcome;
};

/** After a 401: whether the call may be sent again with a newer token. Once for each call. */
export async function refresh(call: Call, refusal: QuittanceError): Promise<boolean> {
  const provider = providerOf(call);
  const { authorization, core } = call;
  if (!provider || !authorization) return false;
  if (call.refused) {
    tell(provider, authorization, false);
    return false;
  }
  call.refused = { header: authorization.header, error: refusal };
  return ask(call, () => provider.invalidate(authorization, core.authContext));
}

function providerOf({ core, descriptor, fetchesToken }: Call): AuthProvider | undefined {
  return fetchesToken || descriptor.auth === false ? undefined : core.auth;
}

async function load(call: Call, provider: AuthProvider): Promise<string> {
  const { authorization: current, refused, kind, redactor } = call;
  // A write is repeated with the token it first went out with, while that is good: a service may count the token among
  // what has to be equal under a key, and would refuse the same write with another one.
  if (kind === 'covered' && current && current.header !== refused?.header) return current.header;
  const asked = ask(call, () => provider.authorize(contextOf(call)));
  // Most often the token is at hand.
  const authorization = isThenable(asked) ? await asked : asked;
  const { header } = authorization;
  redactor.learn(header.replace(/^\S+ /, ''));
  const wrong = wrongHeaderValue(header);
  if (wrong) {
    const message = formatMessage(call, `not sent, since the header that \`auth\` supplies ${wrong}`);
    throw conclude(call, new ConfigurationError(message, errorContext(call)));
  }
  // The provider has nothing newer than what was refused just now.
  if (header === refused?.header) {
    tell(provider, authorization, false);
    throw conclude(call, refused.error);
  }
  call.authorization = authorization;
  return header;
}

/** What became of credentials. The call has come to its end whatever the provider makes of that. */
function tell(provider: AuthProvider, used: Authorization | undefined, worked: boolean): void {
  try {
    if (used) provider.tried?.(used, worked);
  } catch {
    // See above.
  }
}

/** Waits no longer than the call may take; a provider whose token others wait for too goes on. */
function ask<T>(call: Call, question: () => T | Promise<T>): T | Promise<T> {
  const failed = (error: unknown): never => {
    // What a token service refuses settles nothing here.
    call.isSpokenFor = false;
    throw call.deadline.cancelled ? endedError(call) : conclude(call, tokenError(call, error));
  };
  try {
    const answer = question();
    return isThenable(answer) ? call.deadline.race(Promise.resolve(answer)).catch(failed) : answer;
  } catch (error) {
    return failed(error);
  }
}

// Not `instanceof`: a provider's promise may be of another realm.
function isThenable<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as { readonly then?: unknown } | undefined)?.then === 'function';
}

function contextOf({ core, deadline }: Call): AuthContext {
  return {
    ...core.authContext,
    get signal() {
      return deadline.signal;
    },
  };
}
