import { expect, it } from 'vitest';
import { faultNamed } from '../faults/all-faults.ts';
import { readingNamed } from '../vendor/reading.ts';
import { foretell, type Limits } from './foretell.ts';

const patient: Limits = { maxAttempts: 4, deadlineMs: 120_000, ownKey: false };
const post = { method: 'POST', promises503: false, final: false };

function told(faults: string[], covered: boolean, reading = 'forgets-errors', limits = patient) {
  const { told, done, requests } = foretell({
    traits: { ...post, covered },
    reading: readingNamed(reading),
    limits,
    fault: (request) => {
      const name = faults[request - 1];
      return name === undefined ? undefined : faultNamed(name);
    },
  });
  return [told, done, requests];
}

const lost = 'reset before the headers, delivery';

// By hand, from the design's table.
it.each([
  ['a covered write whose answer is lost is repeated', told([lost], true), ['success', 1, 2]],
  ['an uncovered one is in doubt', told([lost], false), ['unknown', 1, 1]],
  ['what never left is repeated', told(['refuse, connect'], false), ['success', 1, 2]],
  ['a stored 503 costs a key', told(['503, inside'], true, 'stores-errors'), ['success', 1, 3]],
  ['a stored 500 is in doubt', told(['500, inside'], true, 'stores-errors'), ['unknown', 0, 2]],
  [
    'a 401 after a lost answer is in doubt where headers count',
    told([lost, 'revoked token, arrival'], true, 'forgets-errors-counts-headers'),
    ['unknown', 1, 3],
  ],
  [
    'without retries a lost answer is in doubt',
    told([lost], true, 'forgets-errors', { ...patient, maxAttempts: 1 }),
    ['unknown', 1, 1],
  ],
])('%s', (_, foretold, expected) => {
  expect(foretold).toEqual(expected);
});
