import { expect, test } from 'vitest';
import { distTag } from './dist-tag.ts';

test.each([
  ['1.2.3', 'latest'],
  ['2.0.0-next.1', 'next'],
  ['2.0.0-beta.0', 'beta'],
  ['2.0.0-0', 'next'],
])('%s is published as %s', (version, tag) => {
  expect(distTag(version)).toBe(tag);
});
