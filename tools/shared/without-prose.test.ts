import { expect, test } from 'vitest';
import { withoutProse } from './without-prose.ts';

test('drops texts, and keeps fields and values that are called like them', () => {
  const field = { type: 'string', description: 'A text.', examples: ['x'], default: { description: 'kept' } };
  const kept = { type: 'string', examples: ['x'], default: { description: 'kept' } };
  const names = ['description', 'summary', 'examples', 'value'];
  const all = (one: object) => Object.fromEntries(names.map((name) => [name, one]));
  expect(
    withoutProse({
      info: { title: 'T', description: 'D' },
      schema: { summary: 'S', properties: all(field) },
      examples: { one: { summary: 'S', value: { type: 'x', description: 'kept' } } },
    }),
  ).toEqual({
    info: { title: 'T' },
    schema: { properties: all(kept) },
    examples: { one: { value: { type: 'x', description: 'kept' } } },
  });
});
