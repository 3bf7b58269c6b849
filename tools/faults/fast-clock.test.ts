import { expect, it } from 'vitest';
import { createFastClock } from './fast-clock.ts';

it('lets a minute pass in a moment, on both of its clocks', async () => {
  const clock = createFastClock(6_000);
  const [wall, monotonic] = [clock.now(), clock.monotonic()];
  await clock.sleep(60_000);
  // A timer may fire a millisecond early.
  expect(clock.now() - wall).toBeGreaterThan(50_000);
  expect(clock.monotonic() - monotonic).toBeGreaterThan(50_000);
});

it('wakes a sleeper whose signal is aborted, with its reason', async () => {
  const clock = createFastClock(1);
  await expect(clock.sleep(60_000, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  const controller = new AbortController();
  const sleep = clock.sleep(60_000, controller.signal);
  controller.abort(new Error('later'));
  await expect(sleep).rejects.toThrow('later');
});
