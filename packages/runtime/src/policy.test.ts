import { describe, expect, it } from 'vitest';
import { type Action, decide, type Kind, kindOf, POLICY, rowOf, type Situation, settles } from './policy.ts';

const KINDS: readonly Kind[] = ['safe', 'covered', 'uncovered'];

type Came = Situation['came'];

// The table of the design, cell by cell: what came back, then what to do for a safe method, a covered write and an
// uncovered write.
const TABLE: readonly [readonly Came[], Action, Action, Action][] = [
  [['never left'], 'retry', 'retry', 'retry'],
  [[401], 'refresh', 'refresh', 'refresh'],
  [[429], 'retry', 'retry', 'retry'],
  [[408, 500, 502, 503, 504], 'retry', 'retry', 'unknown'],
  [['lost'], 'retry', 'retry', 'unknown'],
  [['unreadable'], 'retry', 'retry', 'unknown'],
  [['too large'], 'error', 'retry', 'error'],
  [[409], 'error', 'wait', 'error'],
  [[422], 'error', 'error', 'error'],
  [[400, 403, 404, 405, 410, 413, 415], 'error', 'error', 'error'],
  // Not in the design's table: other refusals, and failures that only proxies know.
  [[402, 406, 412, 418, 423, 451, 501, 505], 'error', 'error', 'error'],
  [[507, 520, 522, 524], 'retry', 'retry', 'unknown'],
];

const CELLS = TABLE.flatMap(([statuses, ...actions]) =>
  statuses.flatMap((came) => KINDS.map((kind, index) => ({ came, kind, action: actions[index] }))),
);

describe('the policy', () => {
  it.each(CELLS)('answers $came for a $kind call with $action', ({ came, kind, action }) => {
    expect(decide({ came, kind })).toBe(action);
  });

  it.each(KINDS)('repeats a %s call after a 503 that the spec calls not executed', (kind) => {
    expect(decide({ kind, came: 503, notExecuted: [503] })).toBe('retry');
    expect(rowOf({ kind, came: 503, notExecuted: [503] })).toBe('not executed');
  });

  it.each([401, 429, 503])('makes a new key when %i is a stored answer', (came) => {
    expect(decide({ kind: 'covered', came, replayed: true })).toBe('renew');
    expect(decide({ kind: 'covered', came, replayed: true, notExecuted: [503] })).toBe('renew');
  });

  it.each([408, 500, 502, 504])('stops when %i is a stored answer', (came) => {
    expect(decide({ kind: 'covered', came, replayed: true })).toBe('unknown');
  });

  it.each([400, 404, 405, 409, 422])('takes a stored %i for definite', (came) => {
    expect(decide({ kind: 'covered', came, replayed: true })).toBe('error');
  });

  it('does not wait for a conflict that the vendor calls a duplicate', () => {
    expect(decide({ kind: 'covered', came: 409, duplicate: true })).toBe('error');
  });

  it('waits for the status that the API uses for a key at work, and for no other', () => {
    expect(decide({ kind: 'covered', came: 425, inProgressStatus: 425 })).toBe('wait');
    expect(decide({ kind: 'covered', came: 409, inProgressStatus: 425 })).toBe('error');
    expect(decide({ kind: 'uncovered', came: 425, inProgressStatus: 425 })).toBe('error');
  });

  it.each(['safe', 'uncovered'] as const)('ignores the mark of a stored answer on a %s call', (kind) => {
    for (const came of [401, 429, 500, 503]) {
      expect(decide({ kind, came, replayed: true })).toBe(decide({ kind, came }));
    }
  });

  it('has no cell that repeats an uncovered write which may have been carried out', () => {
    for (const row of ['transient', 'lost', 'unreadable', 'failure replayed'] as const) {
      expect(POLICY[row].uncovered).toBe('unknown');
    }
  });
});

describe('kindOf', () => {
  it.each([
    ['GET', false, 'safe'],
    ['GET', true, 'safe'],
    ['HEAD', false, 'safe'],
    ['PUT', false, 'safe'],
    ['DELETE', false, 'safe'],
    ['PUT', true, 'covered'],
    ['POST', true, 'covered'],
    ['PATCH', true, 'covered'],
    ['POST', false, 'uncovered'],
    ['PATCH', false, 'uncovered'],
  ] as const)('takes %s (covered: %s) for %s', (method, covered, kind) => {
    expect(kindOf(method, covered)).toBe(kind);
  });
});

describe('settles', () => {
  it.each([400, 405, 410, 413, 415])('lets %i settle an attempt that was lost', (status) => {
    expect(settles(status, false, true)).toBe(true);
  });

  it.each([401, 403, 404, 429, 500, 503])(
    'does not let %i settle it: it may come from in front',
    (status) => {
      expect(settles(status, false, true)).toBe(false);
    },
  );

  it('lets 409 and 422 settle it only if the credentials did not change in between', () => {
    expect(settles(422, false, true)).toBe(true);
    expect(settles(422, false, false)).toBe(false);
    expect(settles(409, false, false)).toBe(false);
  });

  it('lets nothing settle it without a key: the first copy may be why the second was refused', () => {
    for (const status of [400, 404, 405, 409, 410, 422]) {
      expect(settles(status, false, true, false)).toBe(false);
    }
  });

  it('lets a stored refusal settle it, and no stored failure', () => {
    expect(settles(403, true, false)).toBe(true);
    expect(settles(500, true, true)).toBe(false);
    expect(settles(401, true, true)).toBe(false);
  });
});
