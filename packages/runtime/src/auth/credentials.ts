import { type CallContext, errorContext, say } from '../call-context.ts';
import { conclude, tokenError } from '../call-errors.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import { raceSignal } from '../race.ts';
import { wrongHeaderValue } from '../request/check-header.ts';
import type { Stop } from '../stop.ts';
import type { AuthContext, Authorization, AuthProvider } from './auth-provider.ts';

/** The credentials of one call, over its attempts. */
export interface Credentials {
  /** Puts the header of the next attempt into `call.authorization`. */
  load(): Promise<void>;
  /** After a 401: whether the call may be sent again with a newer token. Once for each call. */
  refresh(refusal: QuittanceError): Promise<boolean>;
}

/** Waits for tokens no longer than the call may take; a provider whose token others wait for too goes on. */
export function createCredentials(
  call: CallContext,
  provider: AuthProvider | undefined,
  context: AuthContext,
  stop: Stop,
): Credentials {
  let current: Authorization | undefined;
  let refused: { readonly header: string; readonly refusal: QuittanceError } | undefined;
  const ask = async <T>(question: () => T | Promise<T>): Promise<T> => {
    try {
      const answer = question();
      // Most often the token is at hand.
      return answer instanceof Promise ? await raceSignal(answer, stop.signal) : answer;
    } catch (error) {
      throw conclude(call, stop.signal.aborted ? stop.error(call) : tokenError(call, error));
    }
  };
  return {
    async load() {
      if (!provider) return;
      // A write is repeated with the token it first went out with, while that is good: a service may count the token
      // among what has to be equal under a key, and would refuse the same write with another one.
      if (call.kind === 'covered' && current && current.header !== refused?.header) return;
      current = await ask(() => provider.authorize({ ...context, signal: stop.signal }));
      call.redactor.learn(current.header.replace(/^\S+ /, ''));
      const wrong = wrongHeaderValue(current.header);
      if (wrong) {
        const message = say(call, `not sent, since the header that \`auth\` supplies ${wrong}`);
        throw conclude(call, new ConfigurationError(message, errorContext(call)));
      }
      // The provider has nothing newer than what was refused just now.
      if (current.header === refused?.header) throw conclude(call, refused.refusal);
      call.authorization = current.header;
    },
    async refresh(refusal) {
      const failed = current;
      if (!provider || !failed || refused) return false;
      refused = { header: failed.header, refusal };
      return ask(() => provider.invalidate(failed, context));
    },
  };
}
