import { expect, test } from 'vitest';
import { bumpFor, isEnough } from './bump.ts';

test.each([
  ['breaking', '0.4.2', 'minor'],
  ['additive', '0.4.2', 'patch'],
  ['words', '0.0.0', 'patch'],
  ['breaking', '1.0.0', 'major'],
  ['additive', '1.0.0', 'minor'],
  ['words', '10.2.0', 'patch'],
] as const)('%s at %s needs a %s', (level, version, bump) => {
  expect(bumpFor(level, version)).toBe(bump);
});

test('a larger bump is enough, a smaller one is not', () => {
  expect(isEnough('major', 'minor')).toBe(true);
  expect(isEnough('minor', 'minor')).toBe(true);
  expect(isEnough('patch', 'minor')).toBe(false);
  expect(isEnough('none', 'patch')).toBe(false);
});
