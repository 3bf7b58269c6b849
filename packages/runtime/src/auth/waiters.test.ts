import { describe, expect, it } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createWaiters } from './waiters.ts';

const aborted = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

describe('createWaiters', () => {
  it('gives up some seconds after the last one has gone, not before', () => {
    const clock = fakeClock();
    const waiters = createWaiters(clock, 5_000, 'it');
    const [first, second] = [aborted(), aborted()];
    waiters.join(first.signal);
    waiters.join(second.signal);
    first.abort();
    clock.advance(60_000);
    expect(waiters.signal.aborted).toBe(false);
    second.abort();
    clock.advance(4_999);
    expect(waiters.signal.aborted).toBe(false);
    clock.advance(1);
    expect(waiters.signal.reason).toMatchObject({ name: 'AbortedError' });
  });

  it('goes on when somebody comes in time', () => {
    const clock = fakeClock();
    const waiters = createWaiters(clock, 5_000, 'it');
    const first = aborted();
    waiters.join(first.signal);
    first.abort();
    clock.advance(4_000);
    waiters.join(aborted().signal);
    clock.advance(60_000);
    expect(waiters.signal.aborted).toBe(false);
  });

  it('waits to the end for one that cannot be aborted', () => {
    const clock = fakeClock();
    const waiters = createWaiters(clock, 5_000, 'it');
    const first = aborted();
    waiters.join(undefined);
    waiters.join(first.signal);
    first.abort();
    expect(clock.pending()).toBe(0);
  });

  it('leaves no timer behind', () => {
    const clock = fakeClock();
    const waiters = createWaiters(clock, 5_000, 'it');
    const first = aborted();
    waiters.join(first.signal);
    first.abort();
    expect(clock.pending()).toBe(1);
    waiters.leave();
    expect(clock.pending()).toBe(0);
  });
});
