import { expect, it } from 'vitest';
import { Expression, printLiteral, quote } from './print-literal.ts';

const print = (value: unknown) => printLiteral(value, { indent: 0, before: 0, behind: 2 });

it('keeps what is short on a line, and breaks what is long', () => {
  expect(print({ id: 'a', 'x-y': [1, 2], none: undefined })).toBe("{ id: 'a', 'x-y': [1, 2] }");
  const long = 'a'.repeat(50);
  expect(print({ first: long, second: { third: long } })).toBe(
    `{\n  first: '${long}',\n  second: { third: '${long}' },\n}`,
  );
});

it('gives each object of a list a line', () => {
  expect(
    print([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]),
  ).toBe('[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]');
});

it('writes expressions as they are, and shorter where they have the name of their field', () => {
  const client = new Expression('client');
  expect(print({ client, key: new Expression('await f()') })).toBe('{ client, key: await f() }');
});

it('quotes with the fewest escapes', () => {
  expect(quote("it's")).toBe('"it\'s"');
  expect(quote('a "b"')).toBe('\'a "b"\'');
  expect(quote('both \' and "')).toBe("'both \\' and \"'");
  expect(quote('two\nlines')).toBe("'two\\nlines'");
});
