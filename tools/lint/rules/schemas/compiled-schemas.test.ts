import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { compiledSchemas } from './compiled-schemas.ts';

const spec = (shade: string) => `
paths:
  /paint:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Paint' } } } }
components:
  schemas:
    Paint: { type: object, properties: { first: { $ref: '#/components/schemas/Shade' }, then: { $ref: '#/components/schemas/Shade' } } }
    Shade: { type: string, ${shade} }
`;

test('accepts what compiles', () => {
  expect(checkRule(compiledSchemas, spec('format: date'))).toEqual([]);
});

test('says once why a schema cannot be compiled, however many refer to it', () => {
  expect(checkRule(compiledSchemas, spec('format: colour'))).toEqual([
    expect.stringMatching(/\/schema {2}This schema cannot be compiled: .*colour/),
  ]);
});

test('looks at a schema that stands in place', () => {
  const yaml =
    'components: { parameters: { Limit: { name: limit, in: query, schema: { type: integer, minimum: many } } } }';
  expect(checkRule(compiledSchemas, yaml)).toEqual([
    expect.stringMatching(
      /^\/components\/parameters\/Limit\/schema {2}This schema cannot be compiled: .*minimum/,
    ),
  ]);
});
