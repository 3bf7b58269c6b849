import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as journal from '../../packages/journal/src/index.ts';
import * as runtime from '../../packages/runtime/src/index.ts';
import { repoRoot } from '../shared/folders.ts';

const guide = 'tools/site/src/content/docs/guides/errors.md';

test('the guide to errors names every class that the runtime and the journal throw', () => {
  const page = readFileSync(join(repoRoot, guide), 'utf8');
  const exported: Readonly<Record<string, unknown>> = { ...runtime, ...journal };
  const classes = Object.keys(exported).filter((name) => isErrorClass(exported[name]));
  expect(classes).toContain('WindowClosedError');
  expect(classes.length).toBeGreaterThan(25);
  expect(classes.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

function isErrorClass(one: unknown): boolean {
  if (typeof one !== 'function') return false;
  return one === runtime.QuittanceError || one.prototype instanceof runtime.QuittanceError;
}
