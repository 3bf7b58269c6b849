import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { versionObstacles } from './version-obstacles.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quittance-versions-'));
  mkdirSync(join(root, '.changeset'));
  mkdirSync(join(root, 'packages/acme'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('refuses while changesets wait, and counts them', () => {
  for (const name of ['a', 'b'])
    write(`.changeset/${name}.md`, "---\n'@quittance/acme': patch\n---\n\nCalmer.\n");
  write('.changeset/README.md', '# Changesets');
  expect(versionObstacles(root, [])).toEqual([expect.stringContaining('2 changesets wait')]);
});

test('refuses a package that never had a version', () => {
  expect(versionObstacles(root, [acme('0.0.0')])).toEqual([
    expect.stringContaining('@quittance/acme has no version yet'),
  ]);
});

test('refuses a version of which the changelog does not tell', () => {
  expect(versionObstacles(root, [acme('1.1.0')])).toEqual([
    expect.stringContaining('does not tell of 1.1.0'),
  ]);
  write('packages/acme/CHANGELOG.md', '# @quittance/acme\n\n## 1.1.0-next.0\n\n- Calmer.\n');
  expect(versionObstacles(root, [acme('1.1.0')])).toEqual([
    expect.stringContaining('does not tell of 1.1.0'),
  ]);
  write('packages/acme/CHANGELOG.md', '# @quittance/acme\n\n## 1.1.0\n\n- Calmer.\n');
  expect(versionObstacles(root, [acme('1.1.0')])).toEqual([]);
});

function acme(version: string): WorkspacePackage {
  const name = '@quittance/acme';
  return { folder: 'acme', name, version, manifest: { name, version } };
}

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}
