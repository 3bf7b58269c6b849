import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measureBundle } from './measure-bundle.ts';

let from: string;

beforeAll(() => {
  from = mkdtempSync(join(tmpdir(), 'quittance-size-'));
  // Text that does not compress.
  const noise = (seed: string): string =>
    Array.from({ length: 40 }, (_, index) =>
      createHash('sha256').update(`${seed}${index}`).digest('base64'),
    ).join('');
  add('dependency', `export const heavy = '${noise('a')}';`);
  add(
    'acme',
    `import { heavy } from 'dependency';
export const one = () => heavy.length;
export const other = '${noise('b')}';`,
  );
});

afterAll(() => rmSync(from, { recursive: true, force: true }));

test('counts what an import brings along, and only that', async () => {
  const all = await measureBundle({ specifier: 'acme', from });
  const one = await measureBundle({ specifier: 'acme', from, names: ['one'] });
  expect(one).toBeGreaterThan(500);
  expect(all).toBeGreaterThan(one * 1.5);
});

test('counts a package alone, its dependencies left out', async () => {
  const own = await measureBundle({ specifier: 'acme', from, names: ['one'], ownOnly: true });
  expect(own).toBeGreaterThan(20);
  expect(own).toBeLessThan(200);
});

test('fails on a name that the entry point does not have', async () => {
  await expect(measureBundle({ specifier: 'acme', from, names: ['gone'] })).rejects.toThrow('gone');
});

function add(name: string, text: string): void {
  const folder = join(from, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    `{ "name": "${name}", "type": "module", "sideEffects": false, "exports": "./index.js" }`,
  );
  writeFileSync(join(folder, 'index.js'), text);
}
