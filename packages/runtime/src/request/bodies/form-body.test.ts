import { describe, expect, it } from 'vitest';
import type { BodyFormat, QueryStyle } from '../../operation/descriptors.ts';
import { Cancellation } from '../../time/cancellation.ts';
import { commaDelimited, deepObject, eachAsJson, pipeDelimited, reservedForm } from '../parameter-styles.ts';
import { formBody, formFields } from './form-body.ts';

const TYPE = 'application/x-www-form-urlencoded';

async function write(value: unknown, format: BodyFormat = formBody) {
  const issues: string[] = [];
  const encoded = await format.encode(
    value,
    1_000,
    ({ path, message }) => issues.push(`${path} ${message}`),
    new Cancellation(),
  );
  return { encoded, issues };
}
const fields = (styles: Record<string, QueryStyle>, value: unknown) => write(value, formFields(styles));
/** Names and values, as a service reads them. */
const readBack = (body: unknown) => [...new URLSearchParams(String(body))];

describe('a form', () => {
  it('repeats the name of a list, and leaves out what is undefined or an empty list', async () => {
    const { encoded, issues } = await write({ a: ['x', 2, false], b: undefined, c: [], d: '' });
    expect(encoded).toEqual({ body: 'a=x&a=2&a=false&d=', contentType: TYPE });
    expect(issues).toEqual([]);
  });

  it('writes spaces as plus signs, and plus signs and percent signs as what they are', async () => {
    const body = { 'a b': 'x y  z', plus: '1+1', percent: '100%20', more: "it's (ü) &=~*\r\n" };
    const { encoded } = await write(body);
    expect(encoded?.body).toMatch(/^a\+b=x\+y\+\+z&plus=1%2B1&percent=100%2520&/);
    expect(readBack(encoded?.body)).toEqual(Object.entries(body));
  });

  it('of nothing is empty, and says its type all the same', async () => {
    for (const nothing of [{}, null, undefined]) {
      expect((await write(nothing)).encoded).toEqual({ body: '', contentType: TYPE });
    }
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'must not be null; leave it out instead'],
    ['an object', { b: 1 }, 'must be a string, a number or a boolean'],
    ['a Date', new Date(0), 'must be an ISO string, not a Date; write date.toISOString()'],
    ['no number', Number.NaN, 'must be a string, a number or a boolean'],
    ['a list of objects', [{ b: 1 }], 'must hold strings, numbers and booleans only'],
    ['a list with null', ['x', null], 'must hold strings, numbers and booleans only'],
    ['half of a character', '\ud800', 'cannot be written into a form'],
  ])('refuses by its name %s, for which no style is named', async (_, value, message) => {
    expect((await write({ a: value, b: 'x' })).issues).toEqual([`body.a ${message}`]);
  });

  it.each<[string, unknown]>([
    ['a text that is written already', 'a=b'],
    ['URLSearchParams', new URLSearchParams({ a: 'b' })],
    ['a FormData', new FormData()],
    ['a Map', new Map([['a', 'b']])],
    ['a list', [['a', 'b']]],
  ])('is not sent empty or torn to pieces where it is %s', async (_, value) => {
    const { encoded, issues } = await write(value);
    expect(issues).toEqual(['body must be a plain object']);
    expect(encoded).toBeUndefined();
  });
});

describe('a form whose fields have styles', () => {
  it('writes objects to any depth, and numbers lists', async () => {
    const card = { name: 'A B', address: { city: 'Porto', lines: ['x', 'y'] }, items: [{ n: 1 }, { n: 2 }] };
    const { encoded, issues } = await fields({ card: deepObject }, { card, note: 'a b', tags: ['x', 'y'] });
    expect(issues).toEqual([]);
    expect(encoded?.contentType).toBe(TYPE);
    expect(readBack(encoded?.body)).toEqual([
      ['card[name]', 'A B'],
      ['card[address][city]', 'Porto'],
      ['card[address][lines][0]', 'x'],
      ['card[address][lines][1]', 'y'],
      ['card[items][0][n]', '1'],
      ['card[items][1][n]', '2'],
      ['note', 'a b'],
      ['tags', 'x'],
      ['tags', 'y'],
    ]);
    expect(encoded?.body).toContain('card%5Bname%5D=A+B&');
  });

  it.each<[string, QueryStyle, unknown, string]>([
    ['a row', commaDelimited, ['x y', 'a,b', 3], 'a=x+y,a%2Cb,3'],
    ['an object in a row', commaDelimited, { x: 1, y: 'b c' }, 'a=x,1,y,b+c'],
    ['the style `comma`', 'comma', ['x y', 'z'], 'a=x+y,z'],
    ['bars', pipeDelimited, ['x', 'y'], 'a=x%7Cy'],
    ['what stays as it is', reservedForm, 'a/b c+d', 'a=a/b+c%2Bd'],
    ['an empty list', commaDelimited, [], ''],
    ['an empty object', deepObject, {}, ''],
    ['no objects', eachAsJson, [], ''],
  ])('writes %s', async (_, style, value, body) => {
    expect(await fields({ a: style }, { a: value })).toEqual({
      encoded: { body, contentType: TYPE },
      issues: [],
    });
  });

  it.each<[string, QueryStyle, unknown, string[]]>([
    ['an object', 'json', { b: ['x y', 1] }, ['{"b":["x y",1]}']],
    ['a list as a whole', 'json', [{ n: 1 }, { n: 2 }], ['[{"n":1},{"n":2}]']],
    ['null', 'json', null, ['null']],
    ['each of a list', eachAsJson, [{ n: 1 }, 'x y', null, [2]], ['{"n":1}', '"x y"', 'null', '[2]']],
    ['one that is no list', eachAsJson, { n: 1 }, ['{"n":1}']],
  ])('writes %s as JSON', async (_, style, value, texts) => {
    const { encoded, issues } = await fields({ a: style }, { a: value });
    expect(issues).toEqual([]);
    expect(readBack(encoded?.body)).toEqual(texts.map((text) => ['a', text]));
    expect(encoded?.body).not.toMatch(/ |%20/);
  });

  const circle: Record<string, unknown> = {};
  circle.self = circle;
  it.each<[string, QueryStyle, unknown, string]>([
    ['null in an object', deepObject, { b: null }, 'must not be null; leave it out instead'],
    ['a circle', deepObject, circle, 'is nested too deep'],
    ['a circle as JSON', 'json', circle, 'cannot be written into a form'],
    ['each of a list with a circle', eachAsJson, [circle], 'cannot be written into a form'],
    ['a hole in a list', eachAsJson, [{ n: 1 }, undefined], 'must hold nothing that JSON cannot'],
    ['an object in a row', commaDelimited, [{ b: 1 }], 'must be a string, a number or a boolean'],
  ])('refuses by its name %s', async (_, style, value, message) => {
    const { issues } = await fields({ a: style }, { a: value, b: 1 });
    expect(issues).toEqual([expect.stringContaining(`body.a ${message}`)]);
  });

  it('has a style for those fields alone that are named, and none by inheritance', async () => {
    const { issues } = await fields({ a: 'json' }, { a: { n: 1 }, b: { n: 1 }, constructor: { n: 1 } });
    expect(issues.map((one) => one.split(' ')[0])).toEqual(['body.b', 'body.constructor']);
  });
});
