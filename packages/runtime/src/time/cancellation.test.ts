import { expect, it, vi } from 'vitest';
import { Cancellation } from './cancellation.ts';

it('rejects a race with its reason, and lets the promise go on', async () => {
  const cancellation = new Cancellation();
  const racing = cancellation.race(new Promise(() => undefined));
  cancellation.cancel('over');
  await expect(racing).rejects.toBe('over');
  await expect(cancellation.race(Promise.resolve(1))).rejects.toBe('over');
});

it('keeps the first reason, and tells everybody once', () => {
  const cancellation = new Cancellation();
  const told = vi.fn();
  cancellation.onCancel(told);
  const takeBack = cancellation.onCancel(() => expect.unreachable());
  takeBack();
  cancellation.cancel('first');
  cancellation.cancel('second');
  expect(told).toHaveBeenCalledOnce();
  expect(cancellation.reason).toBe('first');
  const late = vi.fn();
  cancellation.onCancel(late);
  expect(late).toHaveBeenCalledOnce();
});

it.each(['before', 'after'])('has a signal that is aborted, be it asked for %s', (when) => {
  const cancellation = new Cancellation();
  const early = when === 'before' ? cancellation.signal : undefined;
  cancellation.cancel('over');
  expect((early ?? cancellation.signal).reason).toBe('over');
  expect(cancellation.signal.aborted).toBe(true);
});
