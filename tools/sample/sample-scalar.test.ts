import { expect, test } from 'vitest';
import type { Schema } from '../shared/openapi.ts';
import { sampleScalar } from './sample-scalar.ts';

const first = { rotate: () => 0 };

test.each<[Schema, unknown]>([
  [{ const: 'A', type: 'string' }, 'A'],
  [{ enum: ['A', 'B'] }, 'A'],
  [{ type: 'string', examples: [null, 'Lisboa'] }, 'Lisboa'],
  [{ type: 'integer', default: 25 }, 25],
  [{ type: 'string', 'x-open-enum': ['PDF'] }, 'PDF'],
  [{ type: 'boolean' }, true],
  [{ type: 'null' }, null],
  [{ type: 'integer', minimum: 3 }, 3],
  [{ type: 'integer', maximum: -2 }, -2],
  [{ type: 'number', exclusiveMinimum: 0, multipleOf: 0.25 }, 0.25],
  [{ type: 'string', format: 'date' }, '2026-06-04'],
  [{ type: 'string', minLength: 6 }, 'textxx'],
  [{ type: 'string', maxLength: 2 }, 'te'],
  [{ type: 'string', pattern: '^\\d{4}$', examples: ['soon', '2026'] }, '2026'],
  [{ type: 'string', format: 'uri', examples: ['/relative'] }, 'https://example.com/a'],
  [{ type: 'integer', minimum: 10, default: 0 }, 10],
])('makes of %o the value %o', (schema, value) => {
  expect(sampleScalar(schema, first)).toBe(value);
});

test('makes bytes of a file', () => {
  const bytes = new TextEncoder().encode('PNG');
  expect(sampleScalar({ type: 'string', format: 'binary', examples: ['PNG'] }, first)).toEqual(bytes);
  expect(
    sampleScalar({ type: 'string', contentMediaType: 'application/octet-stream' }, first),
  ).toBeInstanceOf(Uint8Array);
});

test('takes the value whose turn it is', () => {
  expect(sampleScalar({ enum: ['A', 'B', 'C'] }, { rotate: (count) => count - 1 })).toBe('C');
});

test('says of what no value is known', () => {
  expect(() => sampleScalar({ type: 'string', pattern: '^a$', minLength: 2 }, first)).toThrow(
    'no value is known that fits {"type":"string","pattern":"^a$","minLength":2}: give an example',
  );
});
