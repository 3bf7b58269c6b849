import { type Call, Cancellation } from '@quittance/runtime/parts';

/**
 * Waits for a store no longer than `ms`, and no longer than the call may take: a disk or a lock may hang. The store
 * goes on, and no timer is left behind. After the end of the call only `ms` counts.
 */
export async function inTime<T>(
  { core: { clock }, deadline }: Call,
  work: Promise<T>,
  ms: number,
): Promise<T> {
  const ended = new Cancellation();
  const timer = clock.setTimeout(() => ended.cancel(new Error(`no answer within ${Math.round(ms)} ms`)), ms);
  const release = deadline.cancelled ? undefined : deadline.onCancel(() => ended.cancel(deadline.reason));
  try {
    return await ended.race(work);
  } finally {
    clock.clearTimeout(timer);
    release?.();
  }
}
