import { describe, expect, it } from 'vitest';
import { encodePath, encodePathValue, hasDotSegment } from './encode-path.ts';

describe('encodePathValue', () => {
  it.each([
    ['plain', 'plain'],
    ['a b', 'a%20b'],
    ['a/b', 'a%2Fb'],
    ['100%', '100%25'],
    ['é?#', '%C3%A9%3F%23'],
    ['...', '...'],
    ['.hidden', '.hidden'],
    ['v1..2', 'v1..2'],
    [42, '42'],
  ])('writes %j as %s', (value, text) => {
    expect(encodePathValue(value)).toEqual({ text });
  });

  it('writes a bigint', () => {
    expect(encodePathValue(42n)).toEqual({ text: '42' });
  });

  it.each([
    '',
    '.',
    '..',
    '../x',
    'x/..',
    'x/../y',
    'x\\..\\y',
    '%2e%2e',
    '%2E.',
    '..%2fx',
    '%252e%252e%252fx',
    '%25252e%25252e',
    '100%/..',
    'a\u0000b',
    'a\nb',
    'a\u007f',
    '\ud800',
    null,
    Number.NaN,
    {},
    [],
  ])('refuses %j', (value) => {
    expect(encodePathValue(value)).toHaveProperty('wrong');
  });
});

describe('hasDotSegment', () => {
  it('sees through every layer of percent signs', () => {
    expect(hasDotSegment('/a/%2525252e%2525252e/b')).toBe(true);
    expect(hasDotSegment('/a/b%2ejson')).toBe(false);
  });

  it('sees through percent signs that hide the digits of others, and takes a long value for what it is', () => {
    expect(hasDotSegment('%25%32%65%25%32%65')).toBe(true);
    expect(hasDotSegment(`%${'25'.repeat(100_000)}2e`)).toBe(true);
    expect(hasDotSegment(`%${'25'.repeat(100_000)}2ex`)).toBe(false);
  });
});

describe('encodePath', () => {
  it('fills the template and reports what is missing by name', () => {
    const issues: { path: string }[] = [];
    const path = encodePath(
      '/a/{x}/b/{y}',
      { x: 1 },
      (issue) => issues.push(issue),
      (name) => `${name}?`,
    );
    expect(path).toBe('/a/1/b/');
    expect(issues).toEqual([{ path: 'path.y', code: 'invalid_type', message: 'y?' }]);
  });

  it('does not read values from prototypes', () => {
    const issues: { path: string }[] = [];
    encodePath(
      '/{constructor}',
      {},
      (issue) => issues.push(issue),
      () => 'is required',
    );
    expect(issues).toHaveLength(1);
  });
});
