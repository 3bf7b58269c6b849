import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../shared/run.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { type PackedPackage, tarballName } from './packed-package.ts';

/** Packs a built package into a folder. pnpm, because only it knows what `workspace:` and `catalog:` stand for. */
export async function packPackage(
  root: string,
  { folder, name, version }: WorkspacePackage,
  destination: string,
): Promise<PackedPackage> {
  const cwd = join(root, 'packages', folder);
  const tarball = join(destination, tarballName(name, version));
  const { files } = JSON.parse(await run('pnpm', ['pack', '--json', '--out', tarball], { cwd })) as {
    files: readonly { readonly path: string }[];
  };
  return {
    folder,
    name,
    version,
    tarball,
    bytes: statSync(tarball).size,
    files: files.map(({ path }) => ({ path, bytes: statSync(join(cwd, path)).size })),
    integrity: `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`,
  };
}
