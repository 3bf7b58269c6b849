import { expect, test } from 'vitest';
import { type Branch, type Chooser, coverAll } from './choices.ts';

const branch = (isDull = false, ...leadsTo: string[]): Branch => ({ isDull, leadsTo: new Set(leadsTo) });

/** A fork `outer`, whose second branch leads to a fork `inner`; a fork `null` aside. */
function walk(chooser: Chooser): string {
  const outer = chooser.pick('outer', [branch(), branch(false, 'inner#0', 'inner#1', 'inner#2')]);
  const inner = outer === 1 ? chooser.pick('inner', [branch(), branch(), branch()]) : '-';
  const nullable = chooser.pick('nullable', [branch(true), branch()]);
  return `${outer}${inner}${nullable}`;
}

const all = new Set(['outer#0', 'outer#1', 'inner#0', 'inner#1', 'inner#2', 'nullable#0', 'nullable#1']);

test('takes every branch in few samples, the plainest first', () => {
  expect(coverAll(all, walk, 80)).toEqual(['0-1', '100', '111', '121']);
});

test('stops at the limit', () => {
  expect(coverAll(all, walk, 2)).toHaveLength(2);
});

test('gives up a branch that cannot be reached, and goes on', () => {
  const samples = coverAll(new Set(['nowhere#0', ...all]), walk, 80);
  expect(samples.slice(-2)).toEqual(['111', '121']);
});

test('rotates equal values from sample to sample', () => {
  const samples = coverAll(all, (chooser) => `${walk(chooser)} ${chooser.rotate(3)}`, 80);
  expect(samples.map((sample) => sample.at(-1))).toEqual(['0', '1', '2', '0']);
});
