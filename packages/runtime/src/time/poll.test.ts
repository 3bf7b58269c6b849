import { describe, expect, it, vi } from 'vitest';
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

  it('aborts the question under way when time is up, and says nothing of what that throws', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const clock = fakeClock();
    let given: AbortSignal | undefined;
    const ask = (signal: AbortSignal) => {
      given = signal;
      return new Promise<number>((_, reject) => {
        signal.addEventListener('abort', () => setImmediate(() => reject(signal.reason)));
      });
    };
    const polling = poll(ask, { until: () => true, timeout: 1_000, clock });
    clock.advance(1_000);
    await expect(polling).rejects.toMatchObject({ name: 'PollTimeoutError', attempts: 1 });
    expect(given).toMatchObject({ aborted: true, reason: { name: 'TimeoutError' } });
    expect(clock.pending()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });

  it('ends a wait under way when it is aborted, and takes its timers back', async () => {
    const timers: NodeJS.Timeout[] = [];
    const set = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    const controller = new AbortController();
    const polling = poll(() => 1, {
      until: () => false,
      interval: 60_000,
      timeout: 120_000,
      signal: controller.signal,
    });
    await new Promise((resolve) => setImmediate(resolve));
    for (const { value } of set.mock.results) timers.push(value as NodeJS.Timeout);
    controller.abort();
    await expect(polling).rejects.toMatchObject({ name: 'AbortedError' });
    // The timeout and the wait.
    expect(timers).toHaveLength(2);
    for (const timer of timers) expect(cleared).toHaveBeenCalledWith(timer);
    vi.restoreAllMocks();
  });

  it.each(['interval', 'maxInterval', 'timeout'])(
    'refuses a wrong `%s` by its name, and asks nothing',
    async (name) => {
      for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '500']) {
        const ask = vi.fn();
        const options = { until: () => true, [name]: wrong as number };
        await expect(poll(ask, options)).rejects.toMatchObject({
          name: 'ConfigurationError',
          message: `[poll] \`${name}\` must be a number above 0`,
        });
        expect(ask).not.toHaveBeenCalled();
      }
    },
  );

  it.each<[unknown[], string]>([
    [[], '`ask` must be a function'],
    [[() => 1], '`until` must be a function'],
    [[() => 1, null], '`until` must be a function'],
    [[() => 1, { until: 7 }], '`until` must be a function'],
    [[{ until: () => true }], '`ask` must be a function'],
    [[() => 1, () => true], 'options must be a plain object'],
    [[() => 1, { until: () => true, intervall: 1 }], '`intervall` is no option. Did you mean `interval`?'],
    [[() => 1, { until: () => true, signal: new AbortController() }], '`signal` must be an AbortSignal'],
  ])('refuses what cannot be right: %o', async (args, message) => {
    const loosely = poll as unknown as (...args: unknown[]) => Promise<unknown>;
    await expect(loosely(...args)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining(`[poll] ${message}`),
    });
  });

  it('does not wait shorter after a long first wait', async () => {
    const clock = fakeClock();
    const { ask, until } = counting(3);
    await poll(ask, { until, interval: 20_000, clock });
    expect(clock.slept).toEqual([20_000, 20_000]);
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
