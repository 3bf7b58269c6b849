import { expect, test } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { fitsSchema } from './fits-schema.ts';
import { madeTexts } from './made-texts.ts';

test.each<[Schema, string]>([
  [{}, 'text'],
  [{ minLength: 6 }, 'textxx'],
  [{ maxLength: 2 }, 'te'],
  [{ pattern: '^.{1,10}$' }, 'text'],
  [{ pattern: '[A-Z]{3}' }, 'TEXT'],
  [{ pattern: '^\\d$' }, '1'],
  [{ format: 'date-time', maxLength: 20 }, '2026-06-04T08:15:31Z'],
  [{ format: 'uri', minLength: 30 }, 'hhhhhhhhhhttps://example.com/a'],
])('makes of %o the text %s', (schema, text) => {
  expect(madeTexts(schema)).toEqual([text]);
});

test.each<Schema>([
  { pattern: '^AC[0-9a-fA-F]{32}$', minLength: 34, maxLength: 34 },
  { pattern: '^[a-z]+$', minLength: 300 },
  { pattern: '^[a-z]{2,40}$', maxLength: 2 },
  { pattern: '^(?=.*\\d)(?=.*[a-z])[a-z\\d]{8,}$' },
  { pattern: '\\btill\\b' },
  { pattern: '^(?<!x)\\p{Lu}\\p{Ll}+$' },
  { format: 'uuid', pattern: '^0199' },
])('makes texts that fit %o', (schema) => {
  const [text] = madeTexts(schema);
  expect(fitsSchema(schema, text)).toBe(true);
  expect(madeTexts(schema)).toEqual([text]);
});

test('makes as many different ones as there are', () => {
  expect(madeTexts({}, 3)).toHaveLength(3);
  expect(new Set(madeTexts({ pattern: '^[0-9a-f]{8}$' }, 50)).size).toBe(50);
  expect(madeTexts({ pattern: '^[ab]$' }, 5)).toEqual(['a', 'b']);
  expect(madeTexts({ pattern: '^a$', minLength: 2 })).toEqual([]);
  expect(madeTexts({ pattern: '^[^\\u0000-\\u00ff]+$' })).toEqual([]);
});
