import { describe, expect, it } from 'vitest';
import { decideCovered } from '../idempotency/policy.ts';
import { type Action, decide, type Kind, kindOf, POLICY, type Situation } from './policy.ts';

const KINDS: readonly Kind[] = ['safe', 'covered', 'uncovered'];

type Came = Situation['came'];

const decideAs = (kind: Kind, situation: Situation) =>
  kind === 'covered' ? decideCovered(situation) : decide(kind, situation);

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
    expect(decideAs(kind, { came }).action).toBe(action);
  });

  it.each(KINDS)('repeats a %s call after a 503 that the spec calls not executed', (kind) => {
    const decision = decideAs(kind, { came: 503, notExecuted: [503] });
    expect(decision).toEqual({ row: 'not executed', action: 'retry' });
  });

  it('knows no status but 409 for a conflict without a key', () => {
    expect(decide('uncovered', { came: 425 })).toEqual({ row: 'refused', action: 'error' });
    expect(decide('safe', { came: 409, code: 'E_DUPLICATE' })).toEqual({ row: 'conflict', action: 'error' });
  });

  it('has no cell that repeats an uncovered write which may have been carried out', () => {
    for (const row of ['transient', 'lost', 'unreadable'] as const) {
      expect(POLICY.uncovered[row]).toBe('unknown');
    }
  });
});

describe('kindOf', () => {
  it.each([
    ['GET', 'safe'],
    ['HEAD', 'safe'],
    ['PUT', 'safe'],
    ['DELETE', 'safe'],
    ['POST', 'uncovered'],
    ['PATCH', 'uncovered'],
  ] as const)('takes %s without a key for %s', (method, kind) => {
    expect(kindOf(method)).toBe(kind);
  });
});
