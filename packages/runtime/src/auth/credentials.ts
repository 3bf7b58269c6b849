import type { CallContext } from '../call-context.ts';
import { conclude, tokenError } from '../call-errors.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';
import { raceSignal } from '../race.ts';
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
      return await raceSignal((async () => question())(), stop.signal);
    } catch (error) {
      throw conclude(call, stop.signal.aborted ? stop.error(call) : tokenError(call, error));
    }
  };
  return {
    async load() {
      if (!provider) return;
      current = await ask(() => provider.authorize(context));
      call.redactor.learn(current.header.replace(/^\S+ /, ''));
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
