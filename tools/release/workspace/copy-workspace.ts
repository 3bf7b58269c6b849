import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from '../../spec-diff/git/git.ts';
import { type WorkspacePackage, workspacePackages } from './workspace-packages.ts';

/** What a build and a release need of the repository; of the tools, what packages compile in; of the specs, their list. */
const parts = [
  '.changeset',
  '.gitignore',
  'LICENSE',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'specs/apis.yaml',
  'tools/package.json',
  'tools/shared',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsdown.config.ts',
];

/**
 * Copies the packages and their configuration, as git would hand them out, into an empty folder that builds and packs by
 * itself: no output of an earlier build is in it, and nothing done there touches the checkout. Dependencies are linked
 * to the installed ones, packages of the workspace to their copies. `files`, by path, take the place of the checkout's.
 */
export function copyWorkspace(
  root: string,
  folder: string,
  files: ReadonlyMap<string, string> = new Map(),
): void {
  const listed = git(
    { root },
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    ...parts,
  );
  for (const file of listed.split('\0')) {
    // A file that was deleted and not yet committed is listed too.
    if (file === '' || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  linkAll(join(root, 'node_modules'), join(folder, 'node_modules'));
  const packages = workspacePackages(folder);
  for (const one of packages) linkDependencies(root, folder, one, packages);
}

function linkDependencies(
  root: string,
  folder: string,
  { folder: name, manifest }: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): void {
  const wanted = {
    ...manifest.devDependencies,
    ...manifest.peerDependencies,
    ...manifest.dependencies,
  };
  for (const dependency of Object.keys(wanted)) {
    const own = packages.find((one) => one.name === dependency);
    const installed = join(root, 'packages', name, 'node_modules', dependency);
    const target =
      own === undefined
        ? existsSync(installed) && !dependency.startsWith('@quittance/')
          ? realpathSync(installed)
          : undefined
        : join(folder, 'packages', own.folder);
    if (target !== undefined) link(target, join(folder, 'packages', name, 'node_modules', dependency));
  }
}

/** A folder of links rather than one link: git's `node_modules/` means folders only. */
function linkAll(from: string, to: string): void {
  for (const name of readdirSync(from)) link(join(from, name), join(to, name));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
