import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from './openapi.ts';
import { createValidator } from './validator.ts';

const validatorOf = (model: string) =>
  createValidator({
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: { schemas: { Model: parse(model), 'A b': { type: 'string' } } },
  } as OpenApi);

const check = (model: string, value: unknown) => validatorOf(model).check('/components/schemas/Model', value);

test.each([
  ['date', '2026-06-04', '2026-13-04'],
  ['date-time', '2026-06-04T09:15:31+01:00', '2026-06-04 09:15'],
  ['email', 'ana@example.com', 'ana'],
  ['uuid', '0199c2a4-6f1e-7c3b-9d52-3a7e5b8f1c01', '0199'],
  ['uri', 'https://example.com', 'example'],
])('asserts the format %s', (format, good, bad) => {
  expect(check(`{ type: string, format: ${format} }`, good)).toEqual([]);
  expect(check(`{ type: string, format: ${format} }`, bad)).toEqual([
    { at: '', message: `must match format "${format}"` },
  ]);
});

test('takes any text for a file', () => {
  expect(check('{ type: string, format: binary }', 'bytes')).toEqual([]);
});

test.each(['{ type: string, format: colour }', '{ type: string, maxLenght: 5 }'])(
  'refuses to compile %s',
  (model) => {
    expect(() => check(model, 'red')).toThrow(/unknown (format|keyword)/);
  },
);

test('knows our extensions and those of OpenAPI for annotations', () => {
  expect(
    check('{ type: object, x-open: Anything goes here., discriminator: { propertyName: a }, xml: {} }', {}),
  ).toEqual([]);
});

test('follows references of the bundle, and reads escaped pointers', () => {
  const validator = validatorOf(
    "{ type: array, items: { $ref: '#/components/schemas/A b' } }".replace('A b', 'A%20b'),
  );
  expect(validator.check('/components/schemas/Model', [5])).toEqual([
    { at: '/0', message: 'must be string' },
  ]);
  expect(validator.check('/components/schemas/A b', 5)).toEqual([{ at: '', message: 'must be string' }]);
});

test('names the field that nobody knows, the constant and the list', () => {
  const model =
    '{ type: object, additionalProperties: false, properties: { a: { const: 1 }, b: { enum: [x, y] } } }';
  expect(check(model, { a: 2, b: 'z', c: 3 })).toEqual([
    { at: '/c', message: 'is not described in the schema' },
    { at: '/a', message: 'must be 1' },
    { at: '/b', message: 'must be one of x, y' },
  ]);
});

test('tells when a value fits two variants', () => {
  const model = '{ oneOf: [{ type: object, required: [a] }, { type: object, required: [b] }] }';
  expect(check(model, { a: 1, b: 2 })).toEqual([
    { at: '', message: 'fits more than one variant of oneOf (0 and 1)' },
  ]);
});
