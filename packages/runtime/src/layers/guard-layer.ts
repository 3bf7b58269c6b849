import { conclude, endedError } from '../call/call-errors.ts';
import { errorContext, formatMessage, markInDoubt } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { LayerError } from '../errors/layer-error.ts';
import type { QuittanceError } from '../errors/quittance-error.ts';

/** Runs a layer that others wrote, so that it cannot undo a guarantee. */
export interface Guard<Below> {
  /** Gives the layer its `next`; throws what the call is to fail with. */
  run<Own>(layer: (next: Next<Below>) => Own | Promise<Own>): Promise<Own>;
  /** What came from below, which is waited for; `undefined` when nothing did. */
  settled(): Promise<Below | undefined>;
  /** Whether a request went out from below. */
  isSent(): boolean;
  /** The call's error for a layer that failed. */
  failed(cause: unknown): QuittanceError;
}

/** Goes on, once. `before` comes first; what it throws is as if it had come from below. */
type Next<Below> = (before?: () => void) => Promise<Below>;

/** Guards one layer for one call or attempt. */
export function guardLayer<Below>(call: Call, goOn: () => Promise<Below>): Guard<Below> {
  const { deadline, attempts } = call;
  let below: Promise<Below> | undefined;
  let passing: unknown;
  let over = false;

  const next: Next<Below> = (before) => {
    if (below) return below;
    // Also for a layer that comes back long after it was given up: nothing is sent behind the call's back.
    if (over || deadline.cancelled) return Promise.reject(new Error('the call is over; nothing was sent'));
    below = (async () => {
      before?.();
      return goOn();
    })();
    below.catch((error: unknown) => {
      passing = error;
    });
    return below;
  };

  const isSent = () => call.attempts > attempts;

  const failed = (cause: unknown): QuittanceError => {
    if (isSent()) markInDoubt(call);
    const when = `${isSent() ? 'after' : 'before'} the request was sent`;
    const context = errorContext(call, { cause });
    const message = formatMessage(call, `a layer of \`use\` failed ${when} (${reasonOf(context.cause)})`);
    return conclude(call, new LayerError(message, context));
  };

  const settle = async (): Promise<void> => {
    await below?.catch(() => undefined);
  };

  return {
    async run(layer) {
      try {
        return await deadline.race((async () => layer(next))());
      } catch (error) {
        if (deadline.cancelled) {
          // What was sent ends now, and says best what became of it.
          await settle();
          if (passing !== undefined) throw passing;
          if (isSent()) markInDoubt(call);
          throw endedError(call);
        }
        if (error === passing && passing !== undefined) throw error;
        // Nobody waits for what is under way.
        deadline.cancel(new Error('a layer failed'));
        await settle();
        throw failed(error);
      } finally {
        over = true;
      }
    },
    settled: async () => below?.catch(() => undefined),
    isSent,
    failed,
  };
}

function reasonOf(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause);
  } catch {
    // Anything can be thrown, also what has no text.
    return 'unknown reason';
  }
}
