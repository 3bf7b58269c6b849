import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { repoRoot } from '../folders.ts';
import { otherSources } from './other-sources.ts';

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | { readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Fails unless packages, and those of the workspace that they stand on, are built from their sources as they are now;
 * the error names the package and the command. Code alone is looked at: a build whose types are old passes.
 */
export function requireBuilt(folders: readonly string[], root: string = repoRoot): void {
  const seen = new Set<string>();
  const look = (folder: string): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const manifest = readManifest(folder, root);
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (name.startsWith('@quittance/')) look(name.slice('@quittance/'.length));
    }
    const problem = buildProblem(folder, manifest, root);
    if (problem === undefined) return;
    throw new Error(`${manifest.name} ${problem}. Run: pnpm build --filter=${manifest.name}`);
  };
  for (const folder of folders) look(folder);
}

/**
 * Whether a package is built from its sources as they are now, its types as well: a file that has types alone leaves no
 * trace in a source map, so all sources have to be older than the build.
 */
export function isBuilt(folder: string, root: string = repoRoot): boolean {
  const place = join(root, 'packages', folder);
  if (buildProblem(folder, readManifest(folder, root), root) !== undefined) return false;
  const sources = [
    join(place, 'package.json'),
    join(root, 'tsdown.config.ts'),
    ...filesIn(join(place, 'src')),
  ];
  return Math.max(...sources.map(changedAt)) <= Math.min(...filesIn(join(place, 'dist')).map(changedAt));
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}

function buildProblem(folder: string, manifest: Manifest, root: string): string | undefined {
  const entries = builtEntries(join(root, 'packages', folder), manifest);
  const missing = entries.find((file) => !existsSync(file));
  if (missing !== undefined) return `is not built: ${display(missing, root)} is not there`;
  const [first, ...others] = otherSources(entries);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `was built before its sources changed: ${display(first, root)}${more}`;
}

function builtEntries(folder: string, { exports = {} }: Manifest): string[] {
  return Object.values(exports).flatMap((target) =>
    typeof target === 'object' && target.default.startsWith('./dist/') ? [join(folder, target.default)] : [],
  );
}

function readManifest(folder: string, root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
}

function display(file: string, root: string): string {
  return relative(root, file).split(sep).join('/');
}
