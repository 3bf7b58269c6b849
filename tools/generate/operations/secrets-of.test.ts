import { expect, it } from 'vitest';
import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { secretsOf } from './secrets-of.ts';

const $ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const secret: Schema = { type: 'string', 'x-secret': true };
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: 'object', properties });

/** The secrets of an operation that is sent a body of the first of these models. */
function secretsIn(schemas: Readonly<Record<string, Schema>>): string[] | undefined {
  const document = { components: { schemas } } as unknown as OpenApi;
  const content = { 'application/json': { schema: $ref(Object.keys(schemas)[0] ?? '') } };
  return secretsOf(document, { requestBody: { content }, responses: {} } as unknown as Operation);
}

it.each<[string, Readonly<Record<string, Schema>>, string[] | undefined]>([
  ['none', { Login: object({ user: { type: 'string' } }) }, undefined],
  ['the body itself', { Pin: secret }, ['']],
  [
    'behind references, in lists, maps and variants',
    {
      Login: object({
        keys: { type: 'array', items: $ref('Key') },
        by_name: { additionalProperties: $ref('Key') },
      }),
      Key: { oneOf: [$ref('Pin'), { allOf: [object({ codes: { type: 'array', items: $ref('Pin') } })] }] },
      Pin: secret,
    },
    ['by_name.*', 'by_name.*.codes.*', 'keys.*', 'keys.*.codes.*'],
  ],
  [
    'in a model that leads back to itself, at any depth',
    {
      Order: object({ buyer: $ref('Person'), pin: { type: 'string' } }),
      Person: object({ pin: secret, codes: { type: 'array', items: $ref('Code') }, friends: $ref('People') }),
      People: { type: 'array', items: $ref('Person') },
      Code: secret,
    },
    ['buyer.**.codes', 'buyer.**.pin'],
  ],
  [
    'beside a model that leads back to itself and has none',
    {
      Node: object({ next: $ref('Node'), key: $ref('Key') }),
      Key: object({ pin: secret, tree: $ref('Tree') }),
      Tree: object({ leaf: $ref('Tree') }),
    },
    ['**.pin'],
  ],
  [
    'in the body as a list that leads back to itself',
    { List: { oneOf: [secret, { type: 'array', items: $ref('List') }] } },
    [''],
  ],
  [
    'behind a reference, in a list that leads back to itself',
    {
      Login: object({ pins: $ref('Tree'), by_name: { additionalProperties: $ref('Tree') } }),
      Tree: { oneOf: [$ref('Alias'), { type: 'array', items: $ref('Tree') }] },
      Alias: { allOf: [$ref('Pin')] },
      Pin: secret,
    },
    ['by_name.*', 'pins'],
  ],
])('secrets: %s', (_, schemas, expected) => {
  expect(secretsIn(schemas)).toEqual(expected);
});

it.each(['card.number', '*', '**'])('a secret field that no path can name is refused: %s', (name) => {
  const schemas = { Login: object({ card: object({ [name]: secret }) }) };
  expect(() => secretsIn(schemas)).toThrow(`The secret field \`${name}\` could not be found by its name`);
  expect(secretsIn({ Login: object({ card: { ...object({ [name]: {} }), 'x-secret': true } }) })).toEqual([
    'card',
  ]);
});

const many = Array.from({ length: 60 }, (_, index) => `Model${index}`);

it('models that all refer to one another are each read once', () => {
  const everyone = object(Object.fromEntries(many.map((name) => [name.toLowerCase(), $ref(name)])));
  const dense = Object.fromEntries(many.map((name) => [name, everyone]));
  expect(secretsIn(dense)).toBeUndefined();
  expect(secretsIn({ ...dense, Model7: object({ pin: secret, back: $ref('Model0') }) })).toEqual(['**.pin']);
});

it('an operation with more places than anybody reads names the fields, wherever they stand', () => {
  const chain = many.map((name, index) => {
    const next = many[index + 1];
    return [
      name,
      next === undefined ? object({ pin: secret }) : object({ a: $ref(next), b: $ref(next) }),
    ] as const;
  });
  expect(secretsIn(Object.fromEntries(chain))).toEqual(['**.pin']);
});

it('so does one with more places than that, and what has no name is secret as a whole', () => {
  const pins = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`pin_${index}`, secret]));
  const found = secretsIn({ Login: { oneOf: [object(pins), { type: 'array', items: secret }] } });
  expect(found).toHaveLength(102);
  expect(found).toEqual(expect.arrayContaining(['', '**.pin_0', '**.pin_100']));
});

it('variants that refer to the same one are each walked once', () => {
  const chain = many.map((name, index) => {
    const next = many[index + 1];
    return [
      name,
      next === undefined ? object({ pin: secret }) : { oneOf: [$ref(next), $ref(next)] },
    ] as const;
  });
  expect(secretsIn(Object.fromEntries(chain))).toEqual(['pin']);
});
