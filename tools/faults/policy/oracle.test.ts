import { expect, it } from 'vitest';
import { faultNamed } from '../faults/all-faults.ts';
import { readingNamed } from '../vendor/reading.ts';
import { expectedOutcome, type Limits } from './oracle.ts';

const patient: Limits = { maxAttempts: 4, deadlineMs: 120_000, ownKey: false, tracesAttempts: false };
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
  ['an empty success is repeated', outcomeAfter(['empty 204, delivery'], true), ['success', 1, 2]],
  ['without a key it is in doubt', outcomeAfter(['an empty body, arrival'], false), ['unknown', 0, 1]],
  ['a refusal in between proves nothing', outcomeAfter(['HTML 404, delivery'], true), ['unknown', 1, 1]],
  ['one by the vendor does', outcomeAfter(['404, inside'], true), ['not done', 0, 1]],
  ['nor does it settle a doubt', outcomeAfter([lost, 'HTML 400, arrival'], true), ['unknown', 1, 2]],
  [
    'the mark of a stored answer is nothing in another form',
    outcomeAfter([lost, "HTML 503 over the vendor's headers, delivery"], true, 'stores-errors'),
    ['success', 1, 3],
  ],
  ['a copy by a proxy is asked for', outcomeAfter(['repeated by a proxy, arrival'], true), ['success', 1, 2]],
  [
    'and is in doubt when nothing else comes',
    outcomeAfter(['409, arrival', '409, arrival', '409, arrival', '409, arrival'], true),
    ['unknown', 0, 4],
  ],
  [
    'with another header a refusal of the copy settles nothing',
    outcomeAfter(['repeated by a proxy, arrival'], true, 'forgets-errors-counts-headers', {
      ...patient,
      tracesAttempts: true,
    }),
    ['unknown', 1, 2],
  ],
  ['not modified is no answer to a write', outcomeAfter(['redirect 304, delivery'], true), ['unknown', 1, 1]],
  ['a failing read is a lost answer', outcomeAfter(['read ENETDOWN, delivery'], false), ['unknown', 1, 1]],
  ['a failing connect is none', outcomeAfter(['connect EHOSTUNREACH, connect'], false), ['success', 1, 2]],
  [
    'a wait of minutes ends the call',
    outcomeAfter(['429 with Retry-After in ages, arrival'], false),
    ['not done', 0, 1],
  ],
  ['a 999 is a failure', outcomeAfter(['999, delivery'], true), ['success', 1, 2]],
  [
    'without retries a lost answer is in doubt',
    outcomeAfter([lost], true, 'forgets-errors', { ...patient, maxAttempts: 1 }),
    ['unknown', 1, 1],
  ],
])('%s', (_, actual, expected) => {
  expect(actual).toEqual(expected);
});

it.each([
  [['503, arrival'], 1_000],
  [['503, inside'], 1_000],
  [['503 with Retry-After in seconds, arrival'], 2_000],
  [['HTML 503, arrival'], undefined],
  [["HTML 503 over the vendor's headers, delivery"], undefined],
  // What is replaced is the stored 503, replayed.
  [['503, inside', "HTML 503 over the vendor's headers, delivery"], 1_000],
  [['504, arrival'], undefined],
])('the wait that a vendor asks for with its own 503 is told: %s', (faults, expected) => {
  const { retryAfterMs } = expectedOutcome({
    traits: { ...post, covered: true, promises503: true, waitOf503Ms: 1_000 },
    reading: readingNamed('stores-errors'),
    limits: { ...patient, maxAttempts: faults.length },
    fault: (request) => faultNamed(faults[request - 1] ?? ''),
  });
  expect(retryAfterMs).toBe(expected);
});
