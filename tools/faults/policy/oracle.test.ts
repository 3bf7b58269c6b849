import { expect, it } from 'vitest';
import { faultNamed } from '../faults/all-faults.ts';
import { readingNamed } from '../vendor/service/reading.ts';
import { expectedOutcome, type Limits } from './oracle.ts';

const patient: Limits = { maxAttempts: 4, deadlineMs: 120_000, ownKey: false };
const post = { method: 'POST', promises503: false, final: false };

function outcomeAfter(faults: string[], covered: boolean, reading = 'forgets-errors', limits = patient) {
  const { outcome, done, requests } = expectedOutcome({
    traits: { ...post, covered },
    reading: readingNamed(reading),
    limits,
    fault: (request) => {
      const name = faults[request - 1];
      return name === undefined ? undefined : faultNamed(name);
    },
  });
  return [outcome, done, requests];
}

const lost = 'reset before the headers, delivery';

// By hand, from the design's table.
it.each([
  ['a covered write whose answer is lost is repeated', outcomeAfter([lost], true), ['success', 1, 2]],
  ['an uncovered one is in doubt', outcomeAfter([lost], false), ['unknown', 1, 1]],
  ['what never left is repeated', outcomeAfter(['refuse, connect'], false), ['success', 1, 2]],
  ['a stored 503 costs a key', outcomeAfter(['503, inside'], true, 'stores-errors'), ['success', 1, 3]],
  ['a stored 500 is in doubt', outcomeAfter(['500, inside'], true, 'stores-errors'), ['unknown', 0, 2]],
  [
    'a 401 after a lost answer is in doubt where headers count',
    outcomeAfter([lost, 'revoked token, arrival'], true, 'forgets-errors-counts-headers'),
    ['unknown', 1, 3],
  ],
  [
    'without retries a lost answer is in doubt',
    outcomeAfter([lost], true, 'forgets-errors', { ...patient, maxAttempts: 1 }),
    ['unknown', 1, 1],
  ],
])('%s', (_, actual, expected) => {
  expect(actual).toEqual(expected);
});
