import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Emitted } from '../../generate/emit/emit.ts';
import { generate, generatedFolder } from '../../generate/generate.ts';
import { workspaceReports } from '../../release/api/api-report.ts';
import { entryPoints } from '../../release/api/entry-points.ts';
import {
  type Budget,
  budgetsFile,
  missingBudgets,
  printBudgets,
  renewBudgets,
} from '../../release/size/budgets.ts';
import { measureSizes } from '../../release/size/size-checks.ts';
import { buildPackage } from '../../release/workspace/build-package.ts';
import { type WorkspacePackage, workspacePackages } from '../../release/workspace/workspace-packages.ts';
import { isBuilt } from '../../shared/builds/require-built.ts';
import { formatFiles } from '../format-files.ts';
import { entryExports } from '../package/package-manifest.ts';
import type { Files } from '../spec-files/lay-out.ts';
import type { Target } from '../target.ts';
import type { StagedCopy } from './staged-copy.ts';

/** The planned files, formatted, and what the generator makes of the spec among them. */
export interface GeneratedFiles {
  readonly files: Files;
  readonly client: Emitted;
}

/** Formats and generates a planned API in a copy of the workspace. */
export async function generateFiles(
  target: Target,
  planned: Files,
  { folder, add }: StagedCopy,
): Promise<GeneratedFiles> {
  formatFiles([...planned.keys()], folder);
  const files = new Map([...planned.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const client = await generate(target, { specs: join(folder, 'specs') });
  const place = relative(folder, generatedFolder(target, folder));
  add(new Map([...client].map(([name, text]) => [join(place, name), text])));
  return { files, client };
}

/**
 * Builds a generated API in the copy, and hands over what follows from the build: the reports of the types that users
 * see, and what importing them may cost. What it stands on is taken as it is built in the checkout, if that build is of
 * today's sources.
 */
export async function buildRecords(
  target: Target,
  {
    root,
    copy: { folder },
    budgets,
  }: { readonly root: string; readonly copy: StagedCopy; readonly budgets: readonly Budget[] },
): Promise<Files> {
  const packages = workspacePackages(folder);
  for (const one of neededBy(target.package, packages)) {
    const dist = join('packages', one.folder, 'dist');
    if (one.folder !== target.package && isBuilt(one.folder, root))
      cpSync(join(root, dist), join(folder, dist), { recursive: true });
    else await buildPackage(folder, one);
  }
  return recordsOf(target, { folder, packages, budgets });
}

/** A package and those of the workspace that it is built on, dependencies first. */
function neededBy(folder: string, packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const needed = new Set<string>();
  for (const { name, folder: own, manifest } of [...packages].reverse()) {
    if (own === folder) needed.add(name);
    if (needed.has(name)) for (const one of Object.keys(manifest.dependencies ?? {})) needed.add(one);
  }
  return packages.filter(({ name }) => needed.has(name));
}

async function recordsOf(
  target: Target,
  {
    folder,
    packages,
    budgets,
  }: {
    readonly folder: string;
    readonly packages: readonly WorkspacePackage[];
    readonly budgets: readonly Budget[];
  },
): Promise<Files> {
  const own = packages.filter((one) => one.folder === target.package);
  const added = Object.keys(entryExports(target));
  const entries = entryPoints(folder, own).filter(({ subpath }) => added.includes(subpath));
  // Of all entry points, since what one has shown the next only names.
  const reports = workspaceReports(folder, own);
  const missing = missingBudgets(
    budgets,
    entries.map(({ specifier }) => specifier),
  );
  const measured = renewBudgets(await measureSizes(missing, entries));
  return new Map([
    ...entries.map(({ report }) => [report, reports.get(report) ?? ''] as const),
    [budgetsFile, printBudgets([...budgets, ...measured])],
  ]);
}
