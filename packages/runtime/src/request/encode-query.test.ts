import { describe, expect, it } from 'vitest';
import type { QueryStyle } from '../operation/descriptors.ts';
import { encodeQuery } from './encode-query.ts';

function write(values: Record<string, unknown>, styles: Record<string, QueryStyle> = {}) {
  const issues: { path: string; message: string }[] = [];
  return { text: encodeQuery(values, styles, (issue) => issues.push(issue)), issues };
}

describe('encodeQuery', () => {
  it.each<[Record<string, unknown>, string]>([
    [{}, ''],
    [{ a: undefined }, ''],
    [{ a: 1, b: true, c: 'x', d: '' }, '?a=1&b=true&c=x&d='],
    [{ a: ['x', 2, false] }, '?a=x&a=2&a=false'],
    [{ a: [] }, ''],
    [{ a: "it's (all) *new*!" }, '?a=it%27s%20%28all%29%20%2Anew%2A%21'],
    [{ 'a[b]': 'ü&=+' }, '?a%5Bb%5D=%C3%BC%26%3D%2B'],
  ])('writes %j as %s', (values, text) => {
    expect(write(values)).toEqual({ text, issues: [] });
  });

  it('joins with commas, writes JSON and flags where the spec says so', () => {
    expect(write({ a: ['x,y', 'z'] }, { a: 'comma' }).text).toBe('?a=x%2Cy,z');
    expect(write({ a: { b: [1] } }, { a: 'json' }).text).toBe('?a=%7B%22b%22%3A%5B1%5D%7D');
    expect(
      write({ a: true, b: '', c: false, d: undefined }, { a: 'flag', b: 'flag', c: 'flag', d: 'flag' }).text,
    ).toBe('?a=&b=');
  });

  it.each<[unknown, string, QueryStyle?]>([
    [null, 'must not be null'],
    [new Date(0), 'toISOString'],
    [Number.NaN, 'must be a string'],
    [{}, 'must be a string'],
    [[null], 'must hold strings'],
    ['\ud800', 'cannot be written'],
    ['yes', 'must be true, false', 'flag'],
    [{ n: 1n }, 'cannot be written', 'json'],
  ])('refuses %o', (value, message, style) => {
    const { issues } = write({ a: value }, style ? { a: style } : {});
    expect(issues).toEqual([
      { path: 'query.a', code: 'invalid_type', message: expect.stringContaining(message) },
    ]);
  });
});
