import { expect, test } from 'vitest';
import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { upgradeSchemas } from './upgrade-schemas.ts';

function upgrade(schema: object, openapi = '3.0.3'): { schema: unknown; shapes: string[] } {
  const document = {
    openapi,
    info: { title: 'Shop', version: '1' },
    components: { schemas: { Order: { properties: { field: structuredClone(schema) } } } },
  } as OpenApi;
  const findings: { where: string; shape: string; advice: string }[] = [];
  upgradeSchemas({ document, findings, refusals: [] });
  const order = document.components?.schemas?.Order as Schema;
  return { schema: order.properties?.field, shapes: findings.map(({ where, shape }) => `${where} ${shape}`) };
}

const ref = { $ref: '#/components/schemas/Note' };

test.each<[string, object, object]>([
  ['a nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  ['a type that is not nullable', { type: 'string', nullable: false }, { type: 'string' }],
  [
    'a nullable enum',
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'a nullable reference',
    { allOf: [ref], nullable: true, description: 'A note.' },
    { oneOf: [ref, { type: 'null' }], description: 'A note.' },
  ],
  [
    'notes on a reference, written as parts',
    { allOf: [ref, { nullable: true }, { description: 'A note.', example: 'a' }] },
    { oneOf: [ref, { type: 'null' }], description: 'A note.' },
  ],
  [
    'a note beside parts that ask for something',
    { allOf: [ref, { description: 'A note.' }, { required: ['a'] }] },
    { allOf: [ref, { required: ['a'] }], description: 'A note.' },
  ],
  [
    'parts that only say that this is an object, may be null and is not sent',
    { allOf: [ref, { type: 'object', nullable: true, readOnly: true, 'x-order': 1 }] },
    { oneOf: [ref, { type: 'null' }], readOnly: true },
  ],
  ['a reference beside a type, which it says itself', { type: 'string', allOf: [ref] }, ref],
  ['an `allOf` of notes alone, which is not ours to read', { allOf: [{ title: 'A' }] }, { title: 'A' }],
  ['a described reference', { allOf: [ref], description: 'A note.' }, { ...ref, description: 'A note.' }],
  [
    'a reference with notes, of which those stay that say what a field is for',
    { allOf: [ref], readOnly: true, description: 'A note.', default: 'a', deprecated: true },
    { ...ref, readOnly: true, description: 'A note.' },
  ],
  [
    'a part that is no reference, with all notes on it',
    { allOf: [{ type: 'string' }], default: 'a', deprecated: true },
    { type: 'string', default: 'a', deprecated: true },
  ],
  ['what 3.0 ignores beside a reference', { ...ref, nullable: true, type: 'string' }, ref],
  [
    'a nullable union',
    { oneOf: [ref, { type: 'string' }], nullable: true },
    { oneOf: [ref, { type: 'string' }, { type: 'null' }] },
  ],
  [
    'a nullable union with a tag, which stays a union of its own',
    { oneOf: [ref], discriminator: { propertyName: 'kind' }, nullable: true, description: 'Either.' },
    {
      oneOf: [{ oneOf: [ref], discriminator: { propertyName: 'kind' } }, { type: 'null' }],
      description: 'Either.',
    },
  ],
  [
    'an exclusive limit',
    { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    { type: 'number', exclusiveMinimum: 0, maximum: 9 },
  ],
  ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
  [
    'an example beside examples',
    { type: 'string', example: 'a', examples: ['b', 'c'] },
    { type: 'string', examples: ['b', 'c'] },
  ],
  ['base64', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
  ['words for other tools', { type: 'string', xml: { name: 'a' }, externalDocs: {} }, { type: 'string' }],
])('writes %s as OpenAPI 3.1 has it', (_title, before, after) => {
  expect(upgrade(before)).toEqual({ schema: after, shapes: [] });
});

test('leaves what 3.1 says already, a description beside a reference included', () => {
  const described = { ...ref, description: 'A note.' };
  expect(upgrade(described, '3.1.0').schema).toEqual(described);
  const limits = { type: ['number', 'null'], exclusiveMinimum: 0, examples: [1] };
  expect(upgrade(limits, '3.1.0').schema).toEqual(limits);
});

test('leaves what 3.1 says of the direction of a reference', () => {
  expect(upgrade({ ...ref, writeOnly: true, deprecated: true }, '3.1.0').schema).toEqual({
    ...ref,
    writeOnly: true,
  });
});

const fields = { type: 'object', properties: { a: { type: 'string' } } };

test.each<[string, object, object]>([
  ['closed', { ...fields, unevaluatedProperties: false }, { ...fields, additionalProperties: false }],
  [
    'a map',
    { ...fields, unevaluatedProperties: { type: 'integer' } },
    { ...fields, additionalProperties: { type: 'integer' } },
  ],
  [
    'closed by a schema that nothing meets',
    { ...fields, unevaluatedProperties: { not: {} } },
    { ...fields, additionalProperties: false },
  ],
  [
    'what is said of all other fields already',
    { ...fields, additionalProperties: { type: 'integer' }, unevaluatedProperties: false },
    { ...fields, additionalProperties: { type: 'integer' } },
  ],
  [
    'closed in 3.0, where a schema that nothing meets says so',
    { ...fields, additionalProperties: { not: {} } },
    { ...fields, additionalProperties: false },
  ],
])(
  'takes `unevaluatedProperties` for `additionalProperties` where nothing else looks at fields: %s',
  (_, before, after) => {
    expect(upgrade(before, '3.1.0').schema).toEqual(after);
  },
);

test.each([
  ['allOf', [ref, fields]],
  ['oneOf', [ref, fields]],
  ['anyOf', [ref, fields]],
  ['if', fields],
  ['dependentSchemas', { a: fields }],
])('leaves `unevaluatedProperties` beside `%s`, which looks at fields, too', (keyword, value) => {
  const schema = { ...fields, [keyword]: value, unevaluatedProperties: false };
  expect(upgrade(schema, '3.1.0').schema).toEqual(schema);
});

test('names a format that no tool of ours reads, and its place', () => {
  expect(upgrade({ type: 'integer', format: 'int64' })).toEqual({
    schema: { type: 'integer' },
    shapes: ['Order.field `format: int64`'],
  });
  expect(upgrade({ type: 'integer', format: 'int32' }).shapes).toEqual([]);
});

test('takes null from the schema of a parameter, its values included, and tells so', () => {
  const schema = { type: 'string', enum: ['a', null], nullable: true };
  const document = {
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: { '/a': { get: { operationId: 'getA', parameters: [{ name: 'kind', in: 'query', schema }] } } },
  } as unknown as OpenApi;
  const findings: { where: string; shape: string; advice: string }[] = [];
  upgradeSchemas({ document, findings, refusals: [] });
  expect(schema).toEqual({ type: 'string', enum: ['a'] });
  expect(findings.map(({ where, shape }) => `${where} ${shape}`)).toEqual(['getA null in a parameter']);
});
