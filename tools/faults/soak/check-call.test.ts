import { ConnectionError, OutcomeUnknownError } from '@quittance/runtime';
import { expect, it } from 'vitest';
import { PLAYABLES } from '../client/playable.ts';
import { faultNamed } from '../faults/all-faults.ts';
import { readingNamed } from '../vendor/reading.ts';
import { checkCall } from './check-call.ts';
import type { PlayedCall } from './play-call.ts';

function played(write: string, faults: string[], outcome: Partial<PlayedCall>): PlayedCall {
  const playable = PLAYABLES.find(({ name }) => name === write);
  if (!playable) throw new Error(`no ${write}`);
  return {
    planned: {
      number: 1,
      does: { write: playable },
      reading: readingNamed('forgets-errors'),
      caller: 'usual',
      faults: faults.map(faultNamed),
      outage: false,
      leavesAfterMs: 0,
    },
    reference: 'r',
    outcome: 'success',
    misread: false,
    tookMs: 1_000,
    ...outcome,
  };
}

const ledger = (done: number) => ({ done: { r: done }, requests: {}, keys: {}, tokens: {} });
const error = new OutcomeUnknownError('?', {}, { cause: new ConnectionError('reset') });
const lost = 'reset before the headers, delivery';

it.each([
  ['nothing', played('POST, covered', [], {}), 1, []],
  ['done twice', played('POST, covered', [], {}), 2, ['done twice']],
  ['nothing, for a PUT that was put twice', played('PUT, uncovered', [], {}), 2, []],
  ['lost', played('POST, covered', [], {}), 0, ['lost']],
  ['told wrong', played('POST, covered', [], { outcome: 'not done' }), 1, ['told wrong']],
  ['hung', played('POST, covered', [], { outcome: 'hung' }), 1, ['hung']],
  [
    'nothing, for a doubt that the design has',
    played('POST, uncovered', [lost], { outcome: 'unknown', error }),
    1,
    [],
  ],
  [
    'a doubt that the design has not',
    played('POST, covered', [lost], { outcome: 'unknown', error }),
    1,
    ['unknown against the design'],
  ],
  [
    'told wrong by asking again',
    played('POST, uncovered', [lost], {
      outcome: 'unknown',
      error,
      askedAgain: { reported: 'not done', byKey: 'unknown' },
    }),
    1,
    ['told wrong when asked again'],
  ],
])('finds %s', (_, call, done, wrong) => {
  expect(checkCall(call, ledger(done))).toEqual(wrong);
});
