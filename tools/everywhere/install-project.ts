import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packWorkspace } from '../release/pack/pack-workspace.ts';
import { prepareWorkspace } from '../release/workspace/prepare-workspace.ts';
import { repoRoot } from '../shared/folders.ts';
import { run } from '../shared/run.ts';

/** A user's project with the packages installed from their tarballs. */
export interface InstalledProject {
  readonly folder: string;
  /** The packages, packed. */
  readonly tarballs: readonly string[];
  remove(): void;
}

const programs = new URL('programs/', import.meta.url).pathname;

/** Builds and packs every package as a release does, and installs the tarballs with npm into an empty project. */
export async function installProject(): Promise<InstalledProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-everywhere-')));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const tarballs = await packAll(join(folder, 'tarballs'));
    await installInto(folder, tarballs, ['--prefer-offline']);
    return { folder, tarballs, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Installs tarballs, and what else is asked for, with npm into an empty folder, and puts the programs beside them. */
export async function installInto(
  folder: string,
  tarballs: readonly string[],
  others: readonly string[] = [],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  // No scripts: nothing of ours has one to run, and a user may forbid them.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...flags, ...tarballs, ...others], { cwd: folder });
  cpSync(programs, folder, { recursive: true });
}

async function packAll(destination: string): Promise<string[]> {
  const workspace = await prepareWorkspace(repoRoot);
  try {
    return (await packWorkspace(workspace, { destination })).map(({ tarball }) => tarball);
  } finally {
    workspace.remove();
  }
}
