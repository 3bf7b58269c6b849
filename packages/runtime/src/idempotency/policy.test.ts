import { describe, expect, it } from 'vitest';
import { COVERED, decideCovered, settles } from './policy.ts';

describe('the column of covered writes', () => {
  it.each([401, 429, 503])('makes a new key when %i is a stored answer', (came) => {
    expect(decideCovered({ came, replayed: true }).action).toBe('renew');
    expect(decideCovered({ came, replayed: true, notExecuted: [503] }).action).toBe('renew');
  });

  it.each([408, 500, 502, 504])('stops when %i is a stored answer', (came) => {
    expect(decideCovered({ came, replayed: true })).toEqual({ row: 'failure replayed', action: 'unknown' });
  });

  it.each([400, 404, 405, 409, 422])('takes a stored %i for definite', (came) => {
    expect(decideCovered({ came, replayed: true }).action).toBe('error');
  });

  it.each(['E_DUPLICATE', 'ALREADY_EXISTS', 'AlreadyExists', 'already_exists', 'alreadyexists'])(
    'does not wait for a conflict that the vendor calls %s',
    (code) => {
      expect(decideCovered({ came: 409, code })).toEqual({ row: 'refused', action: 'error' });
    },
  );

  it('waits for the status that the API uses for a key at work, and for no other', () => {
    expect(decideCovered({ came: 425, inProgressStatus: 425 }).action).toBe('wait');
    expect(decideCovered({ came: 409, inProgressStatus: 425 }).action).toBe('error');
  });

  it('never throws away a key that may have been used', () => {
    for (const row of ['never left', 'not executed', 'transient', 'lost', 'unreadable'] as const) {
      expect(COVERED[row]).toBe('retry');
    }
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

  it('lets a stored refusal settle it, and no stored failure', () => {
    expect(settles(403, true, false)).toBe(true);
    expect(settles(500, true, true)).toBe(false);
    expect(settles(401, true, true)).toBe(false);
  });
});
