import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../shared/openapi.ts';
import { createValidator } from '../shared/validator.ts';
import type { Fill } from './choices.ts';
import { misfitsAt } from './misfits-at.ts';
import { sampleValues } from './sample-value.ts';

/** Samples of `Model` among these schemas. Each one is checked against it. */
function sample(schemas: string, fill: Fill = 'full'): unknown[] {
  const document = {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    components: { schemas: parse(schemas) },
  } as OpenApi;
  const pointer = '/components/schemas/Model';
  const schema = document.components?.schemas?.Model ?? {};
  const validator = createValidator(document);
  const values = sampleValues(document, { schema, pointer }, fill, {
    misfits: misfitsAt(validator, pointer),
  });
  for (const value of values) expect(validator.check(pointer, value)).toEqual([]);
  return values;
}

test('fills in everything, or only what is required', () => {
  const model = `
Model:
  type: object
  required: [id]
  properties:
    id: { type: integer, examples: [42] }
    name: { type: string, examples: [Ana, Rui] }
    tags: { type: array, items: { type: string, examples: [new] } }
    address: { type: object, required: [city], properties: { city: { type: string, examples: [Lisboa] } } }
`;
  expect(sample(model)).toEqual([{ id: 42, name: 'Ana', tags: ['new'], address: { city: 'Lisboa' } }]);
  expect(sample(model, 'minimal')).toEqual([{ id: 42 }]);
});

test('takes every variant of every union, unions inside of variants too', () => {
  const model = `
Model: { type: object, required: [payment], properties: { payment: { $ref: '#/components/schemas/Payment' } } }
Payment: { oneOf: [{ $ref: '#/components/schemas/Cash' }, { $ref: '#/components/schemas/Card' }], discriminator: { propertyName: type } }
Cash: { type: object, required: [type], properties: { type: { type: string, const: CASH } } }
Card: { type: object, required: [type, brand], properties: { type: { type: string, const: CARD }, brand: { oneOf: [{ $ref: '#/components/schemas/Debit' }, { $ref: '#/components/schemas/Credit' }] } } }
Debit: { type: object, required: [kind], properties: { kind: { type: string, const: DEBIT } } }
Credit: { type: object, required: [kind], properties: { kind: { type: string, const: CREDIT } } }
`;
  const expected = [
    { payment: { type: 'CASH' } },
    { payment: { type: 'CARD', brand: { kind: 'DEBIT' } } },
    { payment: { type: 'CARD', brand: { kind: 'CREDIT' } } },
  ];
  expect(sample(model)).toEqual(expected);
  expect(sample(model, 'minimal')).toEqual(expected);
});

test('shows a value first and null after it, however null is written', () => {
  const model = `
Model:
  type: object
  properties:
    a: { type: ['null', string], examples: [A] }
    b: { oneOf: [{ type: 'null' }, { type: object, properties: { c: { type: boolean } } }] }
    d: { type: [object, 'null'], properties: { e: { type: string, const: E } } }
`;
  expect(sample(model)).toEqual([
    { a: 'A', b: { c: true }, d: { e: 'E' } },
    { a: null, b: null, d: null },
  ]);
});

test('meets either-or fields in every way', () => {
  const model = `
Model:
  type: object
  additionalProperties: false
  properties: { a: { type: string, examples: [A] }, b: { type: string, examples: [B] } }
  anyOf: [{ required: [a] }, { required: [b] }]
`;
  expect(sample(model)).toEqual([{ a: 'A', b: 'B' }]);
  expect(sample(model, 'minimal')).toEqual([{ a: 'A' }, { b: 'B' }]);
  expect(sample(model.replace('anyOf', 'oneOf'))).toEqual([{ a: 'A' }, { b: 'B' }]);
});

test('bounds a model that holds itself', () => {
  const model = `
Model: { type: object, required: [name], properties: { name: { type: string, examples: [A] }, parent: { $ref: '#/components/schemas/Model' }, children: { type: array, items: { $ref: '#/components/schemas/Model' } } } }
`;
  const leaf = { name: 'A', children: [] };
  const inner = { name: 'A', parent: leaf, children: [leaf] };
  expect(sample(model)).toEqual([{ name: 'A', parent: inner, children: [inner] }]);
});

test('leaves recursion through a union by the branch that ends it', () => {
  const model = `
Model: { oneOf: [{ $ref: '#/components/schemas/And' }, { $ref: '#/components/schemas/Is' }] }
And: { type: object, required: [and], additionalProperties: false, properties: { and: { type: array, minItems: 1, items: { $ref: '#/components/schemas/Model' } } } }
Is: { type: object, required: [is], additionalProperties: false, properties: { is: { type: string, examples: [A] } } }
`;
  expect(sample(model)).toEqual([{ and: [{ and: [{ is: 'A' }] }] }]);
});

test('says which model can only hold itself', () => {
  const model =
    "Model: { type: object, required: [again], properties: { again: { $ref: '#/components/schemas/Model' } } }";
  expect(() => sample(model)).toThrow('/components/schemas/Model can only hold itself');
});

test('respects the sizes of objects, maps and arrays', () => {
  const model = `
Model:
  type: object
  minProperties: 1
  properties:
    map: { type: object, minProperties: 1, propertyNames: { enum: [monday] }, additionalProperties: { type: integer, examples: [8] } }
    shown: { type: object, maxProperties: 1, additionalProperties: { type: string }, examples: [{ till: '3', shift: '1' }] }
    pair: { type: array, minItems: 2, uniqueItems: true, items: { type: string, examples: [A, B, C] } }
    open: { type: object, x-open: Whatever the till says. }
`;
  expect(sample(model)).toEqual([{ map: { monday: 8 }, shown: { till: '3' }, pair: ['A', 'B'], open: {} }]);
  expect(sample(model, 'minimal')).toEqual([{ map: { monday: 8 } }]);
});

test('merges the parts of an allOf and what stands beside a reference', () => {
  const model = `
Model: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, required: [b], properties: { a: { maxLength: 2 }, b: { type: string, examples: [B] } } }] }
Base: { type: object, required: [a], properties: { a: { type: string, examples: [A] } } }
`;
  expect(sample(model, 'minimal')).toEqual([{ a: 'A', b: 'B' }]);
});

test('is the same each time', () => {
  const model = 'Model: { type: object, properties: { a: { type: [string, "null"], enum: [X, Y, null] } } }';
  expect(sample(model)).toEqual(sample(model));
});

test('makes what no example shows', () => {
  const model = `
Model:
  type: object
  additionalProperties: false
  required: [id, secret, map]
  properties:
    id: { type: string, pattern: '^CA[0-9a-f]{32}$' }
    codes: { type: array, minItems: 3, uniqueItems: true, items: { type: string, pattern: '^[A-Z]{2}$' } }
    sizes: { type: array, minItems: 3, uniqueItems: true, items: { type: integer, minimum: 5 } }
    never: { type: string, pattern: '^a$', minLength: 2 }
    nothings: { type: array, items: { $ref: '#/components/schemas/Never' } }
    map: { type: object, minProperties: 2, additionalProperties: { type: number } }
    secret: { type: string, format: date, examples: [soon] }
Never: { type: object, required: [no], properties: { no: { type: string, pattern: '^a$', minLength: 2 } } }
`;
  const [full] = sample(model);
  expect(full).toMatchObject({
    sizes: [5, 6, 7],
    nothings: [],
    map: { key: 0.5, key2: 1 },
    secret: '2026-06-04',
  });
  expect(Object.keys(full ?? {})).not.toContain('never');
  expect(Object.keys(sample(model, 'minimal')[0] ?? {})).toEqual(['id', 'map', 'secret']);
});

test('gives a required field that is not described any value, and refuses a closed object that cannot have it', () => {
  const model = 'Model: { type: object, required: [a, b], properties: { a: { type: string, const: A } } }';
  expect(sample(model)).toEqual([{ a: 'A', b: 'text' }]);
  expect(
    sample(model.replace('required', 'additionalProperties: { type: integer }, required'), 'minimal'),
  ).toEqual([{ a: 'A', b: 1 }]);
  expect(() => sample(model.replace('required', 'additionalProperties: false, required'))).toThrow(
    'No value fits /components/schemas/Model: /components/schemas/Model requires `b` and does not describe it.',
  );
});

test('leaves out what fits two forms of a union where it may fit one', () => {
  const model = `
Model: { oneOf: [{ $ref: '#/components/schemas/Cash' }, { $ref: '#/components/schemas/Card' }] }
Cash: { type: object, required: [type], additionalProperties: false, properties: { type: { type: string }, till: { type: integer } } }
Card: { type: object, required: [type], additionalProperties: false, properties: { type: { type: string }, brand: { type: string } } }
`;
  expect(sample(model)).toEqual([
    { type: 'text', till: 1 },
    { type: 'text', brand: 'text' },
  ]);
  expect(() => sample(model, 'minimal')).toThrow('No value fits /components/schemas/Model');
});

test('has only what is required of a model that grows without end', () => {
  const names = Array.from({ length: 12 }, (_, index) => `M${index}`);
  const properties = names.map((name) => `${name}: { $ref: '#/components/schemas/${name}' }`).join(', ');
  const models = ['Model', ...names].map(
    (name) => `${name}: { type: object, properties: { ${properties} } }`,
  );
  const [value] = sample(models.join('\n'));
  expect(JSON.stringify(value).match(/\{/g)?.length).toBeLessThan(20_000);
});

test('has what is required first where there is no room for everything', () => {
  const model = `
Model: { type: object, required: [b], maxProperties: 1, properties: { a: { type: string, examples: [A] }, b: { type: string, examples: [B] } } }
`;
  expect(sample(model)).toEqual([{ b: 'B' }]);
});

test('leaves a list empty that may hold nothing', () => {
  const model = 'Model: { type: array, maxItems: 0, items: { type: string, examples: [A] } }';
  expect(sample(model)).toEqual([[]]);
});

test('takes of the example of an object what its fields do not describe', () => {
  const model = `
Model: { type: object, additionalProperties: true, examples: [{ a: shown, c: 1 }], properties: { a: { type: string, examples: [A] } } }
`;
  expect(sample(model)).toEqual([{ a: 'A', c: 1 }]);
});
