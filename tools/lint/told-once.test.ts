import { expect, test } from 'vitest';
import { writeFiles } from '../shared/testing/write-files.ts';
import { lint } from './lint.ts';
import { shop } from './testing/shop.ts';

// Redocly's rules and ours look at the same things here and there. Each fault is told by one of them, once.

const root = 'shop/openapi.yaml';
const orders = 'shop/resources/orders/collection.yaml';
const order = 'shop/resources/orders/models/Order.yaml';
const coffee = 'shop/resources/orders/examples/coffee.yaml';

const edit = (file: keyof typeof shop, text: string, instead: string) => ({
  [file]: shop[file].replace(text, () => instead),
});
const withParameter = (parameter: string) =>
  edit(orders, '  requestBody:', `  parameters:\n    - ${parameter}\n  requestBody:`);
const withSize = (schema: string) => ({
  [order]: `${shop[order]}  size: { description: Its size., ${schema} }\n`,
});

const list = `get:
  operationId: createOrder
  summary: List orders
  description: All of them.
  tags: [Orders]
  x-sdk: { group: orders, method: list }
  responses:
    '200':
      description: The order.
      content:
        application/json: { schema: { $ref: models/Order.yaml }, examples: { coffee: { $ref: examples/coffee.yaml } } }
`;

const variant = (tag: string, required: string) =>
  `description: One.\ntype: object\nadditionalProperties: false\n${required}properties: { tag: { type: string, const: ${tag}, description: Its tag. } }\n`;

const variants = (more: string, required = 'required: [tag]\n') => ({
  ...withSize(`oneOf: [{ $ref: A.yaml }, { $ref: B.yaml }], discriminator: { propertyName: tag, ${more} }`),
  ...edit(
    root,
    '    Order:',
    '    A: { $ref: resources/orders/models/A.yaml }\n    B: { $ref: resources/orders/models/B.yaml }\n    Order:',
  ),
  'shop/resources/orders/models/A.yaml': variant('A', required),
  'shop/resources/orders/models/B.yaml': variant('B', 'required: [tag]\n'),
});

const overlapping = ['a', 'b', 'c', 'd'].map(
  (name) =>
    `{ type: object, additionalProperties: false, properties: { at: { type: string, description: Where., examples: [x] }, ${name}: { type: boolean, description: If. } } }`,
);

test.each<[string, Record<string, string>, string]>([
  ['no summary', edit(orders, '  summary: Create an order\n', ''), 'operation-metadata'],
  ['an empty summary', edit(orders, 'Create an order', "''"), 'operation-metadata'],
  [
    'no description',
    edit(orders, '  description: Stores an order and answers with it.\n', ''),
    'operation-metadata',
  ],
  [
    'a parameter without words',
    withParameter('{ name: a, in: query, schema: { type: boolean } }'),
    'descriptions',
  ],
  [
    'a wrong example of a parameter',
    withParameter('{ name: a, in: query, description: A., schema: { type: integer, examples: [b] } }'),
    'valid-examples',
  ],
  [
    'a wrong named example of a parameter',
    withParameter(
      '{ name: a, in: query, description: A., schema: { type: boolean }, examples: { a: { summary: A, value: b } } }',
    ),
    'valid-examples',
  ],
  ['a wrong example of a schema', withSize('type: integer, examples: [L]'), 'valid-examples'],
  [
    'a wrong example of a body, used twice',
    { [coffee]: 'summary: Coffee\nvalue: { drink: 5 }\n' },
    'valid-examples',
  ],
  ['an example that lacks a field', { [coffee]: 'summary: Coffee\nvalue: {}\n' }, 'valid-examples'],
  [
    'an example with one field too many',
    { [coffee]: 'summary: Coffee\nvalue: { drink: Coffee, size: L }\n' },
    'valid-examples',
  ],
  ['an example without a value', { [coffee]: 'summary: Coffee\n' }, 'named-examples'],
  [
    'a format that nobody knows',
    withSize('type: string, format: colour, default: red, examples: [red]'),
    'banned-keywords',
  ],
  ['a pattern that nobody reads', withSize("type: string, pattern: '^[a-$', examples: [a]"), 'patterns'],
  [
    'nullable where there is no schema',
    withParameter('{ name: a, in: query, description: A., nullable: true, schema: { type: boolean } }'),
    'struct',
  ],
  ['nullable', withSize('type: boolean, nullable: true'), 'banned-keywords'],
  ['an object of unknown fields', withSize('type: object'), 'open-objects'],
  [
    'an example of a schema that says nothing',
    { ...withSize('title: Size'), [coffee]: 'summary: Coffee\nvalue: { drink: Coffee, size: { a: 1 } }\n' },
    'open-objects',
  ],
  ['one id for two operations', { [orders]: shop[orders] + list }, 'operation-operationId-unique'],
  ['a path without its parameter', edit(root, '/orders:', '/orders/{id}:'), 'path-parameters-defined'],
  [
    'a path whose parameter may be left out',
    {
      ...edit(root, '/orders:', '/orders/{a}:'),
      ...withParameter('{ name: a, in: path, description: A., schema: { type: boolean } }'),
    },
    'rule/path-parameter-required',
  ],
  [
    'a discriminator of variants in place',
    withSize(`oneOf: [${overlapping.slice(0, 2)}], discriminator: { propertyName: at }`),
    'tagged-unions',
  ],
  ['a mapping that lacks a variant', variants('mapping: { A: A.yaml }'), 'tagged-unions'],
  ['a tag that is not required', variants('mapping: { A: A.yaml, B: B.yaml }', ''), 'tagged-unions'],
  [
    'a union whose variants overlap, pair by pair',
    withSize(`oneOf: [${overlapping}]`),
    'no-illogical-composition-keywords',
  ],
])('tells %s once', async (_, changes, rule) => {
  const { problems } = await lint('shop', { specs: writeFiles({ ...shop, ...changes }) });
  expect(problems.map((problem) => `${problem.rule}: ${problem.message}`)).toEqual([
    expect.stringMatching(new RegExp(`^${rule}: `)),
  ]);
});

test('tells each of two unions whose variants overlap', async () => {
  const unions = `${withSize(`oneOf: [${overlapping}]`)[order]}  milk: { description: Its milk., oneOf: [${overlapping}] }\n`;
  const { problems } = await lint('shop', { specs: writeFiles({ ...shop, [order]: unions }) });
  expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
    'no-illogical-composition-keywords 11',
    'no-illogical-composition-keywords 12',
  ]);
});

test('tells `nullable` of a parameter beside that of a schema in the same file', async () => {
  const schema = '{ type: boolean, description: A., nullable: true }';
  const { problems } = await lint('shop', {
    specs: writeFiles({
      ...shop,
      ...withParameter(`{ name: a, in: query, description: A., nullable: true,\n        schema: ${schema} }`),
    }),
  });
  expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['struct 8', 'banned-keywords 9']);
});
