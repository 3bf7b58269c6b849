import { describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';
import { uuid } from './formats.ts';
import type { TextRules } from './text.ts';
import { text } from './text.ts';

const issues = (rules: TextRules, value: unknown) => safeParse(text(rules), value).error?.issues ?? [];
const codes = (rules: TextRules, value: unknown) => issues(rules, value).map(({ code }) => code);

describe('text', () => {
  it('counts code points: an emoji is one character', () => {
    expect(codes({ max: 2 }, '😀😀')).toEqual([]);
    expect(codes({ max: 2 }, '😀😀😀')).toEqual(['too_big']);
    expect(codes({ min: 2 }, '😀')).toEqual(['too_small']);
    expect(codes({ min: 2 }, '😀a')).toEqual([]);
    expect(codes({ min: 3, max: 3 }, 'a😀b')).toEqual([]);
  });

  it('counts a lone surrogate as one', () => {
    expect(codes({ min: 1, max: 1 }, '\ud83d')).toEqual([]);
  });

  it('looks for a pattern anywhere, in code points', () => {
    expect(codes({ pattern: 'b' }, 'abc')).toEqual([]);
    expect(codes({ pattern: '^.$' }, '😀')).toEqual([]);
    expect(codes({ pattern: '^\\p{L}+$' }, 'São')).toEqual([]);
    expect(codes({ pattern: '^a$' }, 'b')).toEqual(['invalid_format']);
  });

  it('does not put a text that is too long to a pattern', () => {
    expect(codes({ max: 3, pattern: '^b' }, 'aaaa')).toEqual(['too_big']);
  });

  it('names the format that does not fit', () => {
    expect(issues({ format: uuid }, 'x')).toEqual([
      expect.objectContaining({ code: 'invalid_format', format: 'uuid' }),
    ]);
  });

  it('takes nothing but text', () => {
    for (const value of [1, null, undefined, ['a'], {}]) expect(codes({}, value)).toEqual(['invalid_type']);
  });
});
