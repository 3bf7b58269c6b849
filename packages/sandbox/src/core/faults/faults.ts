import type { Duration } from '../state/duration.ts';
import { milliseconds } from '../state/duration.ts';
import { checkFault } from './check-fault.ts';
import type { Act, Fault, Form, Garbled, Moment, Place, Wait } from './fault.ts';
import type { FaultHandle, FaultPlan, When } from './fault-plan.ts';

/** Where a fault that breaks or replaces an answer may stand. */
export type Outside = 'arrival' | 'delivery';

/** Faults by their names, those of Toxiproxy and WireMock where they have one. Each waits for the next request that fits. */
export interface Faults {
  /** Done, and never told: the connection is reset once the work is done. The worst day. */
  loseAnswer(when?: When): FaultHandle;
  /** Reset before anything is done: to a client it looks the same. */
  loseRequest(when?: When): FaultHandle;
  /** Nobody listens. */
  down(when?: When): FaultHandle;
  /** The connection is reset. Default: at delivery, before the headers. */
  resetPeer(when?: When & { readonly place?: Outside; readonly moment?: Moment }): FaultHandle;
  /** The answer stops and never goes on. Default: at delivery, before the headers. */
  timeout(when?: When & { readonly place?: Outside; readonly moment?: Moment }): FaultHandle;
  /** The answer comes later, by the sandbox's clock: a frozen one has to be advanced. Default: at delivery, after the work. */
  latency(delay: Duration, when?: When & { readonly place?: Outside }): FaultHandle;
  /**
   * Another answer. `arrival`: nothing is done; `inside`: the vendor's own refusal, in place of the work, stored under the
   * key where it stores refusals; `delivery`: in place of the answer, the work is done. Default: `arrival`, in the vendor's words.
   */
  respond(
    status: number,
    when?: When & { readonly place?: Place; readonly retryAfter?: Wait; readonly form?: Form },
  ): FaultHandle;
  /** A success that is not what it should be. Default: at delivery. */
  malformed(as: Garbled, when?: When & { readonly place?: Outside }): FaultHandle;
  /** A redirect to another place. Default: 307, at arrival. */
  redirect(when?: When & { readonly status?: number; readonly place?: Outside }): FaultHandle;
  /** The token is revoked before it is looked at. */
  revokeToken(when?: When): FaultHandle;
  /** Lies about for longer than anybody waits (45 s), then is carried out as if nothing had happened. */
  delayRequest(when?: When): FaultHandle;
  /** A proxy sends the request twice at once, and hands over the answer to the second copy. */
  duplicateRequest(when?: When): FaultHandle;
  /** The work takes longer than anybody waits (45 s). */
  workSlowly(when?: When): FaultHandle;
  /**
   * The work is done, then the answer is a failure: the day on which a blind retry does it twice. Under a key, a vendor that
   * stores refusals keeps the failure, and one that does not takes the work back. Default: 500.
   */
  failAfterWork(when?: When & { readonly status?: number }): FaultHandle;
  /** Any fault, as data. */
  add(fault: Pick<Fault, 'place' | 'act'> & { readonly name?: string }, when?: When): FaultHandle;
  /** Those that are set up, spent ones too until they are closed. */
  list(): readonly FaultHandle[];
  /** Takes all away. */
  clear(): void;
}

/** Makes the faults of a plan. */
export function createFaults(plan: FaultPlan): Faults {
  const add: Faults['add'] = ({ place, act, name }, when) => {
    checkFault({ place, act, name });
    return plan.add({ place, act, name: name ?? `${nameOf(act)}, ${place}` }, when);
  };
  return {
    add,
    list: () => plan.handles(),
    clear: () => {
      for (const handle of plan.handles()) handle.close();
    },
    loseAnswer: (when) =>
      add(
        { place: 'delivery', act: { does: 'reset', moment: 'before the headers' }, name: 'answer lost' },
        when,
      ),
    loseRequest: (when) =>
      add(
        { place: 'arrival', act: { does: 'reset', moment: 'before the headers' }, name: 'request lost' },
        when,
      ),
    down: (when) => add({ place: 'connect', act: { does: 'refuse' } }, when),
    resetPeer: ({ place = 'delivery', moment = 'before the headers', ...when } = {}) =>
      add({ place, act: { does: 'reset', moment } }, when),
    timeout: ({ place = 'delivery', moment = 'before the headers', ...when } = {}) =>
      add({ place, act: { does: 'stall', moment } }, when),
    latency: (delay, { place = 'delivery', ...when } = {}) =>
      add({ place, act: { does: 'wait', ms: milliseconds(delay) } }, when),
    respond: (status, { place = 'arrival', retryAfter, form, ...when } = {}) => {
      const wait = retryAfter === undefined ? {} : { wait: retryAfter };
      return add(
        { place, act: { does: 'answer', status, ...wait, ...(form === undefined ? {} : { form }) } },
        when,
      );
    },
    malformed: (as, { place = 'delivery', ...when } = {}) =>
      add({ place, act: { does: 'garble', as } }, when),
    redirect: ({ status = 307, place = 'arrival', ...when } = {}) =>
      add({ place, act: { does: 'redirect', status } }, when),
    revokeToken: (when) => add({ place: 'arrival', act: { does: 'revoke' } }, when),
    delayRequest: (when) => add({ place: 'arrival', act: { does: 'delay' } }, when),
    duplicateRequest: (when) => add({ place: 'arrival', act: { does: 'repeat' } }, when),
    workSlowly: (when) => add({ place: 'inside', act: { does: 'work slowly' } }, when),
    failAfterWork: ({ status = 500, ...when } = {}) =>
      add({ place: 'inside', act: { does: 'fail after the work', status } }, when),
  };
}

function nameOf(act: Act): string {
  if (act.does === 'answer' || act.does === 'redirect' || act.does === 'fail after the work')
    return `${act.does} ${act.status}`;
  if ('moment' in act) return `${act.does} ${act.moment}`;
  return act.does === 'garble' ? act.as : act.does;
}
