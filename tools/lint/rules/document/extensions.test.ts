import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { specsRoot } from '../../../shared/folders.ts';
import { checkRule } from '../../testing/check-rule.ts';
import { extensions } from './extensions.ts';

test('accepts each extension at its place', () => {
  const yaml = `
x-source: { page: 'https://a.test' }
x-idempotency: { header: X-Key, format: uuid, ttlSeconds: 86400 }
x-errors: { code: [error.code, code], message: message }
servers: [{ url: 'https://a.test', x-environment: test, x-warning: This is a preview. }]
paths:
  /orders/{id}:
    parameters: [{ name: id, in: path, x-strip-prefix: '#', x-inferred: true }]
    post:
      x-sdk: { group: orders, method: create }
      x-reconcile: { operation: listOrders, hint: Look among the newest. }
      x-pagination: { style: offset, items: data, offset: offset, limit: limit, total: count }
      parameters: [{ name: X-Version, in: header, x-managed: { constant: '1' } }, { name: pin, in: query, schema: { type: string, x-secret: true } }]
      responses: { '503': { description: Later., x-not-executed: true } }
components:
  schemas:
    Order: { type: object, properties: { pin: { type: string, x-secret: true }, as: { type: string, x-open-enum: [PDF] }, id: { type: string, x-issued: true }, file: { type: string, x-needed: true }, more: { x-open: Any JSON value. } } }
  securitySchemes: { Key: { type: http, x-key-format: { pattern: '^test_', hint: Begins with test_. } } }
`;
  expect(checkRule(extensions, yaml)).toEqual([]);
});

test.each([
  ['x-sdkk: { group: a, method: b }', 'Unknown extension `x-sdkk`. There are: x-sdk, '],
  ['x-sdk: { group: a, method: b }', '`x-sdk` stands on an operation, not on this root'],
  ['x-source: { page: none }', 'page must match format "uri"'],
  ['x-source: {}', "must have required property 'page'"],
  [
    'x-idempotency: { header: X-Key, format: guid, ttlSeconds: 1 }',
    'does not fit specs/extensions.schema.json',
  ],
  ['components: { schemas: { Id: { type: integer, x-open-enum: [PDF] } } }', 'stands on a schema of strings'],
  ['components: { schemas: { Id: { type: integer, x-issued: true } } }', 'stands on a schema of strings'],
  [
    'components: { schemas: { Id: { type: string, x-needed: true } } }',
    'stands on a property of a request body',
  ],
  [
    'components: { schemas: { Id: { type: string, x-open: Not an object at all. } } }',
    'stands on a schema of objects',
  ],
  [
    'components: { parameters: { Q: { name: q, in: query, x-strip-prefix: "#" } } }',
    'stands on a path parameter',
  ],
  [
    'components: { headers: { H: { x-secret: true } } }',
    'stands on a property, a model or the schema of a parameter, not on this header',
  ],
  [
    'paths: { /a: { get: { x-reconcile: { operation: a, hint: Look among them. } } } }',
    'an operation that writes',
  ],
])('refuses { %s }', (yaml, message) => {
  expect(checkRule(extensions, yaml)).toEqual([expect.stringContaining(message)]);
});

test('does not take a property or header of that name for an extension', () => {
  const yaml = `
components:
  schemas: { Order: { type: object, properties: { x-custom: { type: string } } } }
  responses: { Ok: { description: Fine., headers: { x-total-count: { schema: { type: integer } } } } }
`;
  expect(checkRule(extensions, yaml)).toEqual([]);
});

const { properties } = JSON.parse(readFileSync(join(specsRoot, 'extensions.schema.json'), 'utf8')) as {
  properties: Record<string, { examples: unknown[] }>;
};

test('knows the place of each extension that the schema has', () => {
  const [message = ''] = checkRule(extensions, 'x-sdkk: 1');
  expect(/There are: (.*)\.$/.exec(message)?.[1]?.split(', ')).toEqual(Object.keys(properties));
});

test.each(Object.entries(properties))('%s has an example that fits, and shows it', (name, { examples }) => {
  const misfits = (value: unknown) =>
    checkRule(extensions, JSON.stringify({ [name]: value })).filter((line) => line.includes('does not fit'));
  expect(examples.flatMap(misfits)).toEqual([]);
  expect(misfits(5)).toEqual([
    expect.stringMatching(new RegExp(`Example: \`${name}: [^{}]|Example: \`${name}: \\{ `)),
  ]);
});

test('shows the example as YAML', () => {
  expect(checkRule(extensions, 'x-sdk: {}')).toContainEqual(
    expect.stringContaining('Example: `x-sdk: { group: records, method: create }`.'),
  );
});
