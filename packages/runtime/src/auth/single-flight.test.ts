import { describe, expect, it, vi } from 'vitest';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import type { Cancellation } from '../time/cancellation.ts';
import { SingleFlight } from './single-flight.ts';

const options = { patienceMs: 5_000, what: 'it' };
const aborted = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A flight that lands when it is told, or when it is given up. */
function flying(clock: FakeClock) {
  const flight = new SingleFlight<string>();
  let land: (value: string) => void = () => undefined;
  let ended: Cancellation | undefined;
  const begin = vi.fn((given: Cancellation) => {
    ended = given;
    return given.race(
      new Promise<string>((resolve) => {
        land = resolve;
      }),
    );
  });
  return {
    begin,
    join: (signal: AbortSignal | undefined) => {
      const joined = flight.join(begin, clock, signal, options);
      joined.catch(() => undefined);
      return joined;
    },
    land: (value: string) => land(value),
    isGivenUp: () => ended?.cancelled,
  };
}

describe('a single flight', () => {
  it('is begun once for all who come while it is under way, and again for who comes later', async () => {
    const { begin, join, land } = flying(fakeClock());
    const both = Promise.all([join(undefined), join(aborted().signal)]);
    land('first');
    expect(await both).toEqual(['first', 'first']);
    const later = join(undefined);
    land('second');
    expect(await later).toBe('second');
    expect(begin).toHaveBeenCalledTimes(2);
  });

  it('is given up some seconds after the last one has gone, not before', async () => {
    const clock = fakeClock();
    const { isGivenUp, join } = flying(clock);
    const [first, second] = [aborted(), aborted()];
    const waiting = join(first.signal);
    join(second.signal);
    first.abort();
    clock.advance(60_000);
    expect(isGivenUp()).toBe(false);
    second.abort();
    clock.advance(4_999);
    expect(isGivenUp()).toBe(false);
    clock.advance(1);
    await expect(waiting).rejects.toMatchObject({ name: 'AbortedError' });
  });

  it('goes on when somebody comes in time', () => {
    const clock = fakeClock();
    const { isGivenUp, join } = flying(clock);
    const first = aborted();
    join(first.signal);
    first.abort();
    clock.advance(4_000);
    join(aborted().signal);
    clock.advance(60_000);
    expect(isGivenUp()).toBe(false);
  });

  it('is another one for who comes when it was given up', async () => {
    const clock = fakeClock();
    const { begin, join, land } = flying(clock);
    const first = aborted();
    join(first.signal);
    first.abort();
    clock.advance(5_000);
    const next = join(undefined);
    await settled();
    land('second');
    expect(await next).toBe('second');
    expect(begin).toHaveBeenCalledTimes(2);
  });

  it('goes on for one that cannot leave, and leaves no timer behind', async () => {
    const clock = fakeClock();
    const { join, land } = flying(clock);
    const first = aborted();
    const waiting = join(undefined);
    join(first.signal);
    first.abort();
    expect(clock.pending()).toBe(0);
    const late = aborted();
    join(late.signal);
    land('it');
    await waiting;
    late.abort();
    expect(clock.pending()).toBe(0);
  });
});
