import { expect, test } from 'vitest';
import { knowsTrustedPublishing } from './npm.ts';

test.each([
  ['10.9.4', false],
  ['11.4.9', false],
  ['11.5.0', false],
  ['11.5.1', true],
  ['11.10.0', true],
  ['12.0.0', true],
])('npm %s publishes with the identity of a job: %s', (version, expected) => {
  expect(knowsTrustedPublishing(version)).toBe(expected);
});
