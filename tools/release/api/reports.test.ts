import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { requireBuilt } from '../../shared/builds/require-built.ts';
import { repoRoot } from '../../shared/folders.ts';
import { workspacePackages } from '../workspace/workspace-packages.ts';
import { workspaceReports } from './api-report.ts';
import { entryPoints } from './entry-points.ts';

// `pnpm api` runs this and writes what differs; anywhere else it fails.

const packages = workspacePackages(repoRoot);
const files = entryPoints(repoRoot, packages).map(({ report }) => report);
let reports: ReadonlyMap<string, string>;

beforeAll(() => {
  requireBuilt(packages.map(({ folder }) => folder));
  reports = workspaceReports(repoRoot, packages);
}, 120_000);

test.each(files)(
  'what users see is what %s says; else look at the change and commit it: pnpm api',
  async (file) => {
    await expect(reports.get(file)).toMatchFileSnapshot(join(repoRoot, file));
  },
);

test('no report is of an entry point that is gone', () => {
  const committed = globSync('packages/*/api/*.api.md', { cwd: repoRoot }).map((file) =>
    file.split(sep).join('/'),
  );
  expect(committed.filter((file) => !files.includes(file))).toEqual([]);
});
