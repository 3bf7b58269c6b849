import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFiles } from '../../shared/testing/write-files.ts';
import type { EntryPoint } from '../api/entry-points.ts';
import type { Budget } from './budgets.ts';
import { measureSizes, sizeChecks } from './size-checks.ts';

let from: string;
let entries: readonly EntryPoint[];

beforeAll(() => {
  // Text that does not compress.
  const noise = (seed: string): string =>
    Array.from({ length: 40 }, (_, index) =>
      createHash('sha256').update(`${seed}${index}`).digest('base64'),
    ).join('');
  from = writeFiles({
    ...modules('dependency', `export const heavy = '${noise('a')}';`),
    ...modules(
      'acme',
      `import { heavy } from 'dependency';
export const one = () => heavy.length;
export const other = '${noise('b')}';`,
    ),
  });
  const module = join(from, 'node_modules/acme/index.js');
  entries = [{ specifier: 'acme', subpath: '.', folder: 'acme', types: '', module, report: '' }];
});

afterAll(() => rmSync(from, { recursive: true, force: true }));

async function bytesOf(budget: Omit<Budget, 'import' | 'maxBytes'>): Promise<number | undefined> {
  const gone: Budget = { import: 'gone', counts: 'own', maxBytes: 1 };
  const sizes = await measureSizes([gone, { import: 'acme', maxBytes: 1, ...budget }], entries);
  expect(sizes.map((size) => size.budget.import)).toEqual(['acme']);
  return sizes[0]?.bytes;
}

test('counts what an import brings along, and only that', async () => {
  const all = await bytesOf({ counts: 'all' });
  const one = (await bytesOf({ counts: 'all', names: 'one' })) ?? Number.NaN;
  expect(one).toBeGreaterThan(500);
  expect(all).toBeGreaterThan(one * 1.5);
});

test('counts a package alone, its dependencies left out', async () => {
  const own = await bytesOf({ counts: 'own', names: 'one' });
  expect(own).toBeGreaterThan(20);
  expect(own).toBeLessThan(200);
});

test('fails on a name that the entry point does not have', async () => {
  await expect(bytesOf({ counts: 'all', names: 'gone' })).rejects.toThrow('gone');
});

test('tells size-limit the entry point and its budget', () => {
  const [check] = sizeChecks([{ import: 'acme', names: 'one', counts: 'own', maxBytes: 700 }], entries);
  expect(check).toMatchObject({ name: 'one of acme, own code', limit: '700 B', gzip: true });
});

function modules(name: string, text: string): Record<string, string> {
  const manifest = { name, type: 'module', sideEffects: false, exports: './index.js' };
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify(manifest),
    [`node_modules/${name}/index.js`]: text,
  };
}
