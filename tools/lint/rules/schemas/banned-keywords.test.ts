import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { bannedKeywords } from './banned-keywords.ts';

const model = (schema: string) => `components: { schemas: { Model: ${schema} } }`;

test('accepts the keywords and formats in use', () => {
  const schema = '{ type: object, properties: { at: { type: [string, "null"], format: date-time } } }';
  expect(checkRule(bannedKeywords, model(schema))).toEqual([]);
});

test.each([
  'nullable',
  'not',
  'if',
  'unevaluatedProperties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'prefixItems',
  'readOnly',
  'writeOnly',
  'example',
])('refuses `%s` and says what to write instead', (keyword) => {
  const [finding, ...others] = checkRule(bannedKeywords, model(`{ type: string, ${keyword}: {} }`));
  expect(finding).toMatch(
    new RegExp(`^/components/schemas/Model/${keyword}  Not used here: \`${keyword}\`. Instead, .+`),
  );
  expect(others).toEqual([]);
});

test('refuses int64, deep inside', () => {
  const schema = '{ type: object, properties: { ids: { items: { type: integer, format: int64 } } } }';
  const [finding] = checkRule(bannedKeywords, model(schema));
  expect(finding).toMatch(
    '/components/schemas/Model/properties/ids/items/format  Not used here: `format: int64`',
  );
});

test('leaves a property named like a keyword alone', () => {
  const schema = '{ type: object, properties: { example: { type: string }, not: { type: string } } }';
  expect(checkRule(bannedKeywords, model(schema))).toEqual([]);
});

test('refuses `example` beside a parameter', () => {
  const yaml = 'components: { parameters: { Limit: { name: limit, in: query, example: 5 } } }';
  expect(checkRule(bannedKeywords, yaml)).toHaveLength(1);
});
