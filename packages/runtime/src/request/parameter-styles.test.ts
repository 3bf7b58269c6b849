import { describe, expect, it } from 'vitest';
import type { OperationDescriptor, ParameterWriter } from '../operation/descriptors.ts';
import { operation } from '../operation/operation.ts';
import { json } from '../testing/fake-fetch.ts';
import { testClient } from '../testing/test-api.ts';
import {
  commaDelimited,
  deepObject,
  eachField,
  labelExploded,
  labelStyle,
  matrixExploded,
  matrixStyle,
  pipeDelimited,
  reservedComma,
  reservedForm,
  simpleExploded,
  simpleStyle,
  spaceDelimited,
} from './parameter-styles.ts';

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

interface AnyData {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  headers?: { color?: unknown };
  url: string;
}

/** What goes over the wire, or what the caller is told. */
async function send(descriptor: Partial<OperationDescriptor>, given: Omit<AnyData, 'url'>) {
  const { client, seen } = testClient([json(200, {})]);
  const call = operation<AnyData, { 200: unknown }>({ id: 'get', method: 'GET', path: '/x', ...descriptor });
  try {
    await call({ client, ...given, validation: { request: 'loose' } });
  } catch (error) {
    const { issues } = error as { issues: { path: string; message: string }[] };
    expect(seen).toEqual([]);
    return issues.map(({ path, message }) => `${path} ${message}`).join();
  }
  const [request] = seen;
  return { url: request?.url.replace(/^.*\/v1/, ''), color: request?.headers.get('color') };
}

const inQuery = async (style: ParameterWriter, color: unknown) => {
  const sent = await send({ query: { color: style } }, { query: { color } });
  return typeof sent === 'string' ? sent : sent.url;
};
const inPath = async (style: ParameterWriter, color: unknown) => {
  const sent = await send({ path: '/a/{color}', pathStyles: { color: style } }, { path: { color } });
  return typeof sent === 'string' ? sent : sent.url;
};
const inHeader = async (style: ParameterWriter, color: unknown) => {
  const sent = await send({ headerStyles: { Color: style } }, { headers: { color } });
  return typeof sent === 'string' ? sent : sent.color;
};

// As the table of examples in OpenAPI has them.
describe('in a query', () => {
  it.each([
    ['commaDelimited', commaDelimited, list, '/x?color=blue,black,brown'],
    ['commaDelimited', commaDelimited, object, '/x?color=R,100,G,200,B,150'],
    ['eachField', eachField, object, '/x?R=100&G=200&B=150'],
    ['eachField', eachField, 5, '/x?color=5'],
    ['eachField', eachField, list, '/x?color=blue&color=black&color=brown'],
    ['reservedComma', reservedComma, ['a,b', 'c/d'], '/x?color=a%2Cb,c/d'],
    ['commaDelimited', commaDelimited, ['a,b', 'c'], '/x?color=a%2Cb,c'],
    ['pipeDelimited', pipeDelimited, 'a|b', '/x?color=a%7Cb'],
    ['spaceDelimited', spaceDelimited, list, '/x?color=blue%20black%20brown'],
    ['spaceDelimited', spaceDelimited, object, '/x?color=R%20100%20G%20200%20B%20150'],
    ['pipeDelimited', pipeDelimited, list, '/x?color=blue%7Cblack%7Cbrown'],
    ['pipeDelimited', pipeDelimited, object, '/x?color=R%7C100%7CG%7C200%7CB%7C150'],
    ['deepObject', deepObject, object, '/x?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    ['deepObject', deepObject, list, '/x?color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown'],
    ['deepObject', deepObject, { a: [{ b: 1 }], c: undefined }, '/x?color%5Ba%5D%5B0%5D%5Bb%5D=1'],
    ['deepObject', deepObject, { 'a&b': 'c=d' }, '/x?color%5Ba%26b%5D=c%3Dd'],
    ['reservedForm', reservedForm, 'a/b?c=d&e#f+g h', '/x?color=a/b?c=d%26e%23f%2Bg%20h'],
    ['reservedForm', reservedForm, ['a:b', 'c;d'], '/x?color=a:b&color=c;d'],
    ['reservedComma', reservedComma, ['a:b', 'c;d'], '/x?color=a:b,c;d'],
    ['pipeDelimited', pipeDelimited, [], '/x'],
    ['deepObject', deepObject, {}, '/x'],
  ] as const)('%s writes %#', async (_, style, value, url) => {
    expect(await inQuery(style, value)).toBe(url);
  });
});

describe('in a path', () => {
  it.each([
    ['simpleStyle', simpleStyle, list, '/a/blue,black,brown'],
    ['simpleStyle', simpleStyle, object, '/a/R,100,G,200,B,150'],
    ['simpleExploded', simpleExploded, list, '/a/blue,black,brown'],
    ['simpleExploded', simpleExploded, object, '/a/R=100,G=200,B=150'],
    ['labelStyle', labelStyle, 'blue', '/a/.blue'],
    ['labelStyle', labelStyle, list, '/a/.blue,black,brown'],
    ['labelStyle', labelStyle, object, '/a/.R,100,G,200,B,150'],
    ['labelExploded', labelExploded, list, '/a/.blue.black.brown'],
    ['labelExploded', labelExploded, object, '/a/.R=100.G=200.B=150'],
    ['matrixStyle', matrixStyle, 'blue', '/a/;color=blue'],
    ['matrixStyle', matrixStyle, list, '/a/;color=blue,black,brown'],
    ['matrixStyle', matrixStyle, object, '/a/;color=R,100,G,200,B,150'],
    ['matrixExploded', matrixExploded, 'blue', '/a/;color=blue'],
    ['matrixExploded', matrixExploded, list, '/a/;color=blue;color=black;color=brown'],
    ['matrixExploded', matrixExploded, object, '/a/;R=100;G=200;B=150'],
    ['simpleStyle', simpleStyle, ['a/b', 'c,d'], '/a/a%2Fb,c%2Cd'],
  ] as const)('%s writes %#', async (_, style, value, url) => {
    expect(await inPath(style, value)).toBe(url);
  });

  it.each([
    ['simpleStyle', simpleStyle, ['..'], "path.color must not hold '.' or '..' as a part of the path"],
    ['simpleStyle', simpleStyle, ['a', ''], 'path.color must not be empty'],
    ['simpleStyle', simpleStyle, [], 'path.color must not be empty'],
    ['labelStyle', labelStyle, {}, 'path.color must not be empty'],
    ['labelStyle', labelStyle, '.', "path.color must not hold '.' or '..' as a part of the path"],
    [
      'simpleStyle',
      simpleStyle,
      { '../..': 1 },
      "path.color must not hold '.' or '..' as a part of the path",
    ],
  ] as const)('%s does not climb, %#', async (_, style, value, told) => {
    expect(await inPath(style, value)).toBe(told);
  });
});

describe('in a header', () => {
  it.each([
    ['simpleStyle', simpleStyle, list, 'blue,black,brown'],
    ['simpleStyle', simpleStyle, object, 'R,100,G,200,B,150'],
    ['simpleExploded', simpleExploded, object, 'R=100,G=200,B=150'],
  ] as const)('%s writes %#', async (_, style, value, text) => {
    expect(await inHeader(style, value)).toBe(text);
  });

  it('refuses what would begin another header', async () => {
    expect(await inHeader(simpleStyle, ['a', 'b\r\nx: y'])).toContain('headers.color must not hold line');
  });
});

it.each<
  [string, (style: ParameterWriter, value: unknown) => Promise<unknown>, ParameterWriter, unknown, string]
>([
  ['a space', inQuery, spaceDelimited, ['a b', 'c'], "query.color must not hold ' ' in any of its parts"],
  ['a bar', inQuery, pipeDelimited, { 'a|b': 1 }, "query.color must not hold '|' in any of its parts"],
  ['a dot', inPath, labelExploded, [1.5, 2], "path.color must not hold '.' in any of its parts"],
  ['a comma', inHeader, simpleStyle, ['a,b'], "headers.color must not hold ',' in any of its parts"],
  ['a comma', inHeader, simpleStyle, { a: '1,b,2' }, "headers.color must not hold ',' in any of its parts"],
  [
    'a field',
    inHeader,
    simpleExploded,
    { a: '1,b=2' },
    "headers.color must not hold ',' in any of its parts",
  ],
  ['a name', inHeader, simpleExploded, { 'a=b': 1 }, "headers.color must not have a field 'a=b'"],
])('what separates the parts of a list cannot stand in one: %s', async (_, write, style, value, told) => {
  expect(await write(style, value)).toContain(told);
});

it('a name of a parameter ends no path', async () => {
  const pathStyles = { 'a?b': matrixStyle };
  const sent = await send({ path: '/a/{a?b}', pathStyles }, { path: { 'a?b': 'v' } });
  expect(sent).toMatchObject({ url: '/a/;a%3Fb=v' });
});

const circle: Record<string, unknown> = {};
circle.self = circle;

it.each<[string, ParameterWriter, unknown, string]>([
  ['a list in fields', eachField, { a: list }, 'must be a string, a number or a boolean'],
  ['an object in a list', pipeDelimited, [{}], 'must be a string, a number or a boolean'],
  ['null in an object', deepObject, { a: null }, 'must not be null; leave it out instead'],
  ['a date', deepObject, { a: new Date(0) }, 'must be an ISO string, not a Date; write date.toISOString()'],
  ['what holds itself', deepObject, circle, 'is nested too deep'],
  ['half a character', deepObject, { a: '\ud800' }, 'cannot be written into a URL'],
])('a query with %s is refused before anything is sent', async (_, style, value, told) => {
  expect(await inQuery(style, value)).toBe(`query.color ${told}`);
});
