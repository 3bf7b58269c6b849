import { cpSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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
import { measureSizes } from '../../release/size/measure-sizes.ts';
import { buildPackage } from '../../release/workspace/build-package.ts';
import { type WorkspacePackage, workspacePackages } from '../../release/workspace/workspace-packages.ts';
import { isBuilt } from '../../shared/builds/require-built.ts';
import { formatFiles } from '../format-files.ts';
import { entryExports } from '../package/package-manifest.ts';
import type { Files } from '../spec-files/lay-out.ts';
import type { Target } from '../target.ts';
import type { StagedCopy } from './staged-copy.ts';

/** Everything that a new API adds to the repository. */
export interface Completed {
  /** The planned files, formatted. */
  readonly files: Files;
  /** What the generator made of the spec. */
  readonly generated: Files;
  /** What follows from the build: the reports of the types that users see, and what importing them may cost. */
  readonly records: Files;
}

/**
 * Formats, generates and builds a planned API in a copy of the workspace, and hands over all that came of it. What it
 * stands on is taken as it is built in the checkout, if that build is of today's sources.
 */
export async function completeFiles(
  target: Target,
  planned: Files,
  {
    root,
    copy,
    budgets,
  }: { readonly root: string; readonly copy: StagedCopy; readonly budgets: readonly Budget[] },
): Promise<Completed> {
  const { folder } = copy;
  formatFiles([...planned.keys()], folder);
  const files = new Map([...planned.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const generated = await generatedFiles(target, folder);
  copy.add(generated);
  const packages = workspacePackages(folder);
  for (const one of neededBy(target.package, packages)) {
    const dist = join('packages', one.folder, 'dist');
    if (one.folder !== target.package && isBuilt(one.folder, root))
      cpSync(join(root, dist), join(folder, dist), { recursive: true });
    else await buildPackage(folder, one);
  }
  return { files, generated, records: await recordsOf(target, { folder, packages, budgets }) };
}

async function generatedFiles(target: Target, root: string): Promise<Files> {
  const place = relative(root, generatedFolder(target, root)).split(sep).join('/');
  const emitted = await generate(target, { specs: join(root, 'specs') });
  return new Map([...emitted].map(([name, text]) => [`${place}/${name}`, text]));
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
  const measured = renewBudgets(await measureSizes(folder, missing, entries));
  return new Map([
    ...entries.map(({ report }) => [report, reports.get(report) ?? ''] as const),
    [budgetsFile, printBudgets([...budgets, ...measured])],
  ]);
}
