import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { workspaceReports } from '../../release/api/api-report.ts';
import { entryPoints } from '../../release/api/entry-points.ts';
import { checkPacked } from '../../release/check/check-packed.ts';
import { packWorkspace } from '../../release/pack/pack-workspace.ts';
import { type Budget, budgetProblems, budgetsFile } from '../../release/size/budgets.ts';
import { measureSizes } from '../../release/size/size-checks.ts';
import { workspacePackages } from '../../release/workspace/workspace-packages.ts';
import { writeSbom } from '../../release/workspace/write-sbom.ts';

/**
 * What the tests of a release would say of some built packages: of their API reports, their budgets, and what is packed.
 * Packs them where they are, so their manifests are those of a release afterwards.
 */
export async function releaseProblems(root: string, folders: readonly string[]): Promise<string[]> {
  const packages = workspacePackages(root).filter(({ folder }) => folders.includes(folder));
  const entries = entryPoints(root, packages);
  const specifiers = entries.map(({ specifier }) => specifier);
  const reports = [...workspaceReports(root, packages)].flatMap(([file, text]) =>
    readFileSync(join(root, file), 'utf8') === text ? [] : [`${file}: not what the build says`],
  );
  const committed = globSync(`packages/{${[...folders, ''].join(',')}}/api/*.api.md`, { cwd: root });
  const stale = committed.filter(
    (file) => !entries.some(({ report }) => report === file.split(sep).join('/')),
  );
  const names = packages.map(({ name }) => name);
  const budgets = (JSON.parse(readFileSync(join(root, budgetsFile), 'utf8')) as Budget[]).filter((one) =>
    names.some((name) => one.import === name || one.import.startsWith(`${name}/`)),
  );
  const sizes = budgetProblems(budgets, await measureSizes(budgets, entries), specifiers);
  for (const one of packages) await writeSbom(root, one);
  const packed = await packWorkspace(
    { folder: root, packages, remove: () => {} },
    { destination: join(root, '..', 'packed') },
  );
  return [...reports, ...stale, ...sizes, ...(await Promise.all(packed.map(checkPacked))).flat()];
}
