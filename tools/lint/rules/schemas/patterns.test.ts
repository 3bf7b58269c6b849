import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { patternLimits } from './pattern-limits.ts';
import { patterns } from './patterns.ts';

const check = (schema: Record<string, unknown>) =>
  [patterns, patternLimits].flatMap((rule) =>
    checkRule(rule, `components: { schemas: { Model: ${JSON.stringify({ type: 'string', ...schema })} } }`),
  );

test.each([
  '^[A-Z]{2}$',
  '^(red|green)$',
  '^a$|^b$',
  '^\\d{1,12}(\\.\\d{1,8})?$',
  '^(?:[A-Za-z0-9+/]{4}){1,5}$',
  '^[()|+*]{3}$',
  '^\\p{L}{1,3}$',
])('accepts %s without a maxLength', (pattern) => {
  expect(check({ pattern })).toEqual([]);
});

test.each(['[A-Z]{2}', '^[A-Z]{2}', '^a|b$', '^a$|b', '^a\\$'])('asks to anchor %s', (pattern) => {
  expect(check({ pattern })).toEqual([expect.stringContaining('Anchor every alternative')]);
});

test.each(['^a+$', '^a{2,}$', '^(a|b)*$', '^(a+)?$'])(
  'asks for a maxLength where %s has no end',
  (pattern) => {
    expect(check({ pattern })).toEqual([expect.stringContaining('needs a `maxLength`')]);
    expect(check({ pattern, maxLength: 20 })).toEqual([]);
  },
);

test.each(['^( *[0-9A-Z] *)*$', '^(a+)+$', '^((a|b)*c){2,}$', '^(a{1,2}b+)+$'])(
  'refuses the nested repetition of %s',
  (pattern) => {
    expect(check({ pattern, maxLength: 20 })).toEqual([expect.stringContaining('exponential time')]);
  },
);

test('refuses a pattern that no engine reads', () => {
  expect(check({ pattern: '^[a-$' })).toEqual([
    expect.stringContaining('Not a pattern that every tool reads'),
  ]);
});
