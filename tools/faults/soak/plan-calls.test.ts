import { expect, it } from 'vitest';
import { planCalls } from './plan-calls.ts';

it('plans the same calls for the same seed, and others for another', () => {
  const text = (seed: number) => JSON.stringify(planCalls(200, seed));
  expect(text(1)).toBe(text(1));
  expect(text(1)).not.toBe(text(2));
});

it('gives half of the calls a fault', () => {
  const faulty = planCalls(5_000, 1).filter(({ faults }) => faults.length > 0);
  expect(faulty.length / 5_000).toBeGreaterThan(0.47);
  expect(faulty.length / 5_000).toBeLessThan(0.53);
});

it('never gives a patient caller more faults than the last attempt can get over, but for an outage', () => {
  for (const { faults } of planCalls(5_000, 1)) expect(faults.length).toBeLessThanOrEqual(3);
});
