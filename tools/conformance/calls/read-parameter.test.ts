import { describe, expect, test } from 'vitest';
import type { OpenApi, Parameter, Schema } from '../../shared/openapi.ts';
import { readPart, readQuery } from './read-parameter.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  components: {
    schemas: { Size: { type: 'integer' }, Kind: { anyOf: [{ enum: ['a'] }, { type: 'string' }] } },
  },
} as OpenApi;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as Schema;

const integer: Schema = { type: 'integer' };
const list: Schema = { type: 'array', items: { type: 'string' } };
const object: Schema = {
  type: 'object',
  properties: { a: integer },
  additionalProperties: { type: 'string' },
};
const parameter = (place: Parameter['in'], schema: Schema, more: Partial<Parameter> = {}): Parameter => ({
  name: 'p',
  in: place,
  schema,
  ...more,
});

describe('a part of a path', () => {
  test.each<[string, Partial<Parameter>, Schema, string, unknown]>([
    ['a number', {}, integer, '1', 1],
    ['a text', {}, { type: 'string' }, 'a%20b%2Cc', 'a b,c'],
    ['a list', {}, list, 'a,b', ['a', 'b']],
    ['an object', {}, object, 'a,1,b,x', { a: 1, b: 'x' }],
    ['an exploded object', { explode: true }, object, 'a=1,b=x', { a: 1, b: 'x' }],
    ['a separator inside of an item', {}, list, 'a%2Cb,c', ['a,b', 'c']],
    ['a label', { style: 'label' }, { type: 'string' }, '.a.b', 'a.b'],
    ['a label of a list', { style: 'label' }, list, '.a,b', ['a', 'b']],
    ['an exploded label of a list', { style: 'label', explode: true }, list, '.a.b', ['a', 'b']],
    ['a label of an object', { style: 'label' }, object, '.a,1,b,x', { a: 1, b: 'x' }],
    [
      'an exploded label of an object',
      { style: 'label', explode: true },
      object,
      '.a=1.b=x',
      { a: 1, b: 'x' },
    ],
    ['a matrix', { style: 'matrix' }, integer, ';p=1', 1],
    ['a matrix of a list', { style: 'matrix' }, list, ';p=a,b', ['a', 'b']],
    ['an exploded matrix of a list', { style: 'matrix', explode: true }, list, ';p=a;p=b', ['a', 'b']],
    ['a matrix of an object', { style: 'matrix' }, object, ';p=a,1,b,x', { a: 1, b: 'x' }],
    [
      'an exploded matrix of an object',
      { style: 'matrix', explode: true },
      object,
      ';a=1;b=x',
      { a: 1, b: 'x' },
    ],
  ])('is %s', (_, style, schema, written, value) => {
    expect(readPart(document, parameter('path', schema, style), written)).toEqual(value);
  });
});

describe('a header', () => {
  test.each<[string, Partial<Parameter>, Schema, string, unknown]>([
    ['a text, as it stands there', {}, { type: 'string' }, 'a%20b', 'a%20b'],
    ['a list', {}, list, 'a,b', ['a', 'b']],
    ['an object', { explode: true }, object, 'a=1,b=x', { a: 1, b: 'x' }],
    ['a boolean', {}, { type: 'boolean' }, 'true', true],
  ])('is %s', (_, style, schema, written, value) => {
    expect(readPart(document, parameter('header', schema, style), written)).toEqual(value);
  });
});

describe('a query', () => {
  test.each<[string, Partial<Parameter>, Schema, Record<string, unknown>, unknown]>([
    ['a number', {}, integer, { p: '1' }, 1],
    ['a list of which each item stands by itself', {}, list, { p: ['a', 'b'] }, ['a', 'b']],
    ['such a list of one', {}, list, { p: 'a,b' }, ['a,b']],
    ['a list in one', { explode: false }, list, { p: 'a,b' }, ['a', 'b']],
    ['a list between spaces', { style: 'spaceDelimited' }, list, { p: 'a b' }, ['a', 'b']],
    ['a list between bars', { style: 'pipeDelimited' }, list, { p: 'a|b' }, ['a', 'b']],
    ['an object in one', { explode: false }, object, { p: 'a,1,b,x' }, { a: 1, b: 'x' }],
    [
      'an object whose fields stand by themselves',
      {},
      object,
      { a: '1', b: 'x', other: 'o' },
      { a: 1, b: 'x' },
    ],
    ['no object where none of its fields is there', {}, object, { other: 'o' }, undefined],
    ['a deep object', { style: 'deepObject', explode: true }, object, { 'p[a]': '1', other: 'o' }, { a: 1 }],
    ['a deep object that was taken apart', { style: 'deepObject' }, object, { p: { a: '1' } }, { a: 1 }],
    ['no deep object where there is none', { style: 'deepObject' }, object, { other: 'o' }, undefined],
    ['nothing where it is missing', {}, integer, { other: '1' }, undefined],
  ])('is %s', (_, style, schema, query, value) => {
    expect(readQuery(document, parameter('query', schema, style), query, ['p', 'other'])).toEqual(value);
  });

  test('is JSON where the document says so', () => {
    const json: Parameter = { name: 'p', in: 'query', content: { 'application/json': { schema: object } } };
    expect(readQuery(document, json, { p: '{"a":1}' }, ['p'])).toEqual({ a: 1 });
    expect(readQuery(document, json, {}, ['p'])).toBeUndefined();
  });
});

test.each<[string, Schema, unknown]>([
  ['of a model', ref('Size'), 1],
  ['of one type among several', { anyOf: [{ type: 'number' }, { type: 'boolean' }] }, 1],
  ['that may be a text', { oneOf: [integer, { type: 'string' }] }, '1'],
  ['of an enum of numbers', { enum: [1, 2] }, 1],
  ['that is a constant', { const: '1' }, '1'],
  ['of nothing in particular', {}, '1'],
  ['of a model of texts', ref('Kind'), '1'],
])('a value %s is what its schema says', (_, schema, value) => {
  expect(readPart(document, parameter('path', schema), '1')).toBe(value);
});
