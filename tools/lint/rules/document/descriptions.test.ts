import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { descriptions } from './descriptions.ts';

test('accepts a model whose properties are described or are references', () => {
  const yaml = `
components:
  schemas:
    Order:
      type: object
      description: An order.
      properties:
        id: { $ref: '#/components/schemas/Id' }
        days: { type: integer, description: Days. }
        lines: { description: Its lines., items: { type: string } }
    Id: { type: string, description: An id. }
  parameters: { Limit: { name: limit, in: query, description: At most so many., schema: { type: integer } } }
  headers: { Total: { description: All of them., schema: { type: integer } } }
`;
  expect(checkRule(descriptions, yaml)).toEqual([]);
});

test.each([
  ['components: { schemas: { Order: { type: object } } }', 'model'],
  ['components: { schemas: { Order: { description: " ", type: object } } }', 'model'],
  [
    'components: { schemas: { Order: { description: An order., properties: { id: { type: string } } } } }',
    'property',
  ],
  [
    'components: { parameters: { Limit: { name: limit, in: query, schema: { type: integer } } } }',
    'parameter',
  ],
  ['components: { headers: { Total: { schema: { type: integer } } } }', 'header'],
])('asks for words in %s', (yaml, what) => {
  expect(checkRule(descriptions, yaml)).toEqual([
    expect.stringContaining(`This ${what} has no \`description\``),
  ]);
});
