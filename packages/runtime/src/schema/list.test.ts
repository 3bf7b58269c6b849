import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import type { ListRules } from './list.ts';
import { list } from './list.ts';
import { text } from './text.ts';

const issues = (rules: ListRules, value: unknown) =>
  (safeParse(list(z.unknown(), rules), value).error?.issues ?? []).map(({ code, path }) =>
    `${path.join('.')} ${code}`.trim(),
  );

describe('a list', () => {
  it('has a number of items within its limits', () => {
    expect(issues({ min: 1, max: 2 }, [1])).toEqual([]);
    expect(issues({ min: 1 }, [])).toEqual(['too_small']);
    expect(issues({ max: 2 }, [1, 2, 3])).toEqual(['too_big']);
    expect(issues({}, {})).toEqual(['invalid_type']);
  });

  it('without repetition compares by value, whatever the order of keys', () => {
    expect(
      issues({ unique: true }, [
        { a: 1, b: [2] },
        { b: [2], a: 1 },
      ]),
    ).toEqual(['1 custom']);
    expect(
      issues({ unique: true }, [
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([]);
    expect(issues({ unique: true }, ['a', 'b', 'a', 'a'])).toEqual(['2 custom', '3 custom']);
  });

  it('without repetition keeps kinds of values apart', () => {
    expect(issues({ unique: true }, [1, '1', true, 'true', null, 'null', [], {}, ''])).toEqual([]);
  });

  it('reports what is wrong with an item at its place', () => {
    const { error } = safeParse(list(z.string(), { min: 1 }), ['a', 1]);
    expect(error?.issues[0]).toMatchObject({ code: 'invalid_type', path: [1] });
  });

  it('has no holes', () => {
    const { error } = safeParse(list(text()), new Array(2));
    expect(error?.issues.map(({ path }) => path)).toEqual([[0], [1]]);
  });

  it('says of any number of items that they are wrong', () => {
    const { error } = safeParse(list(list(text())), [new Array(300_000).fill(0)]);
    expect(error?.issues).toHaveLength(300_000);
  });
});
