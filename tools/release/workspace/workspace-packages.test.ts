import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspacePackages } from './workspace-packages.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quittance-order-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('lists what is published, dependencies first', () => {
  add('acme', { dependencies: { '@quittance/runtime': 'workspace:^' } });
  add('inner', { private: true });
  add('runtime', { dependencies: { ky: '1' } });
  mkdirSync(join(root, 'packages/empty'));
  expect(workspacePackages(root).map(({ folder }) => folder)).toEqual(['runtime', 'acme']);
});

test('says which packages need each other in a circle', () => {
  add('a', { dependencies: { '@quittance/b': 'workspace:^' } });
  add('b', { dependencies: { '@quittance/a': 'workspace:^' } });
  expect(() => workspacePackages(root)).toThrow('@quittance/a → @quittance/b → @quittance/a');
});

function add(folder: string, members: object): void {
  mkdirSync(join(root, 'packages', folder), { recursive: true });
  const manifest = { name: `@quittance/${folder}`, version: '0.1.0', ...members };
  writeFileSync(join(root, 'packages', folder, 'package.json'), JSON.stringify(manifest));
}
