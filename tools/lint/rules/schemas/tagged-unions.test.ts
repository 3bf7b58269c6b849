import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { taggedUnions } from './tagged-unions.ts';
import { undeclaredTags } from './undeclared-tags.ts';

const check = (yaml: string) => [taggedUnions, undeclaredTags].flatMap((rule) => checkRule(rule, yaml));

const spec = ({
  union = "discriminator: { propertyName: type, mapping: { CAR: '#/components/schemas/Car', VAN: '#/components/schemas/Van' } }",
  van = 'type: object, required: [type], properties: { type: { type: string, const: VAN } }',
}) => `
components:
  schemas:
    Vehicle: { oneOf: [{ $ref: '#/components/schemas/Car' }, { $ref: '#/components/schemas/Van' }], ${union} }
    Car: { type: object, required: [type], properties: { type: { $ref: '#/components/schemas/CarTag' } } }
    CarTag: { type: string, const: CAR }
    Van: { ${van} }
`;

test('accepts flat variants with a required constant, also behind a reference', () => {
  expect(check(spec({}))).toEqual([]);
});

test('asks for every variant in the mapping', () => {
  const union = "discriminator: { propertyName: type, mapping: { CAR: '#/components/schemas/Car' } }";
  expect(check(spec({ union }))).toEqual([
    expect.stringContaining('/components/schemas/Vehicle/oneOf/1  Van is not in `discriminator.mapping`'),
  ]);
});

test('refuses a mapping that leads out of the union', () => {
  const union =
    "discriminator: { propertyName: type, mapping: { CAR: '#/components/schemas/Car', VAN: '#/components/schemas/Van', BUS: '#/components/schemas/CarTag' } }";
  expect(check(spec({ union }))).toEqual([
    expect.stringContaining('/components/schemas/Vehicle/discriminator/mapping/BUS  `BUS` leads to CarTag'),
  ]);
});

test.each([
  [
    'type: object, required: [type], properties: { type: { type: string, const: TRUCK } }',
    'is not the constant',
  ],
  [
    'type: object, required: [type], properties: { type: { type: string, enum: [VAN] } }',
    'is not the constant',
  ],
  ['type: object, properties: { type: { type: string, const: VAN } }', 'is not required'],
  ['type: object, required: [type], properties: { id: { type: string } }', 'lacks its tag `type`'],
  ["allOf: [{ $ref: '#/components/schemas/Car' }]", 'without `allOf`'],
])('refuses the variant { %s }', (van, message) => {
  expect(check(spec({ van }))).toEqual([expect.stringContaining(message)]);
});

test('sees a tag that the author did not declare', () => {
  expect(check(spec({ union: 'description: A vehicle.' }))).toEqual([
    expect.stringContaining('this union has a tag. Write `discriminator: { propertyName: type'),
  ]);
});

test('leaves a nullable reference and a union of different shapes alone', () => {
  const yaml = `
components:
  schemas:
    Maybe: { oneOf: [{ $ref: '#/components/schemas/Car' }, { type: 'null' }] }
    Either: { oneOf: [{ $ref: '#/components/schemas/Car' }, { $ref: '#/components/schemas/Id' }] }
    Car: { type: object, required: [type], properties: { type: { type: string, const: CAR } } }
    Id: { type: object, required: [id], properties: { id: { type: string } } }
`;
  expect(check(yaml)).toEqual([]);
});
