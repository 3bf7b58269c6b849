import { describe, expect, it } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { poll } from './poll.ts';

const counting = (until: number) => {
  let asked = 0;
  return { ask: () => ++asked, until: (value: number) => value >= until, asked: () => asked };
};

describe('poll', () => {
  it('asks at once, then after waits that grow up to a bound', async () => {
    const clock = fakeClock();
    const { ask, until } = counting(6);
    expect(await poll(ask, { until, interval: 1_000, maxInterval: 3_000, clock })).toBe(6);
    expect(clock.slept).toEqual([1_000, 1_500, 2_250, 3_000, 3_000]);
    expect(clock.pending()).toBe(0);
  });

  it('throws with the last value when time is up, without waiting past it', async () => {
    const clock = fakeClock();
    const { ask, until } = counting(100);
    await expect(poll(ask, { until, interval: 1_000, timeout: 5_000, clock })).rejects.toMatchObject({
      name: 'PollTimeoutError',
      lastValue: 4,
      attempts: 4,
    });
    expect(clock.monotonic()).toBeLessThanOrEqual(5_000);
  });

  it('ends a question that hangs when time is up', async () => {
    const clock = fakeClock();
    const polling = poll(() => new Promise<number>(() => undefined), {
      until: () => true,
      timeout: 1_000,
      clock,
    });
    clock.advance(1_000);
    await expect(polling).rejects.toMatchObject({ name: 'PollTimeoutError', lastValue: undefined });
  });

  it('throws what a question throws, at once', async () => {
    const clock = fakeClock();
    const ask = () => Promise.reject(new Error('gone'));
    await expect(poll(ask, { until: () => true, clock })).rejects.toThrow('gone');
    expect(clock.slept).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('stops when it is aborted', async () => {
    const clock = fakeClock();
    const controller = new AbortController();
    const { ask } = counting(100);
    const until = (value: number) => {
      if (value === 2) controller.abort(new Error('enough'));
      return false;
    };
    await expect(poll(ask, { until, signal: controller.signal, clock })).rejects.toMatchObject({
      name: 'AbortedError',
      cause: { message: 'enough' },
    });
    await expect(poll(ask, { until, signal: AbortSignal.abort(), clock })).rejects.toMatchObject({
      name: 'AbortedError',
    });
  });
});
