import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import { repoRoot } from '../../shared/folders.ts';
import { run, tryRun } from '../../shared/run.ts';
import type { PackedPackage } from '../pack/packed-package.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { addDependencies } from './add-dependencies.ts';
import { type Manifest, startLoopbackRegistry } from './loopback-registry.ts';
import { npmEnvironment } from './npm-environment.ts';

/** An empty project in which the packed packages, and what they need, are installed as a user installs them. */
export interface ConsumerProject {
  readonly folder: string;
  /** Writes a file. */
  write(path: string, text: string): void;
  /** Runs a file, and returns what it printed. */
  run(path: string): Promise<string>;
  /** The versions of a package that are installed, one for each copy. */
  copies(name: string): string[];
  /** Takes a file away. */
  delete(path: string): void;
  /** What a compiler of the tools says of itself. */
  versionOf(compiler: string): Promise<string>;
  /** Checks the project's types with a compiler of the tools (`typescript59`), and returns what it complains of. */
  check(compiler: string, options: Readonly<Record<string, unknown>>): Promise<string>;
  remove(): void;
}

/** What is installed in a project. */
export interface ConsumerOptions {
  /** A prepared workspace. */
  readonly root: string;
  readonly packages: readonly WorkspacePackage[];
  readonly packed: readonly PackedPackage[];
  /** Others of the checkout's root, and optional peers of the packages. */
  readonly others?: readonly string[];
  /** Installs these packages from their tarballs, as who packs a clone does, not from the registry. */
  readonly fromTarballs?: readonly string[];
  /** Folders of other versions of what the packages depend on, which the project depends on itself. */
  readonly chosen?: readonly string[];
  /** Who installs. Default `npm`; with pnpm, a package finds what it declares and nothing else. */
  readonly installer?: 'npm' | 'pnpm';
}

/** Makes such a project. The tarballs go through a registry on loopback, for the installer to resolve them as it always does. */
export async function consumerProject({
  root,
  packages,
  packed,
  others = [],
  fromTarballs,
  chosen = [],
  installer = 'npm',
}: ConsumerOptions): Promise<ConsumerProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-consumer-')));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const registry = await startLoopbackRegistry();
  try {
    const peers = packages.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}));
    await addDependencies(
      registry,
      root,
      packages,
      others.filter((name) => !peers.includes(name)),
      chosen,
    );
    for (const { name, tarball } of fromTarballs ? [] : packed) {
      const data = new Uint8Array(readFileSync(tarball));
      const text = createPackageFromTarballData(data).readFile(`/node_modules/${name}/package.json`);
      registry.add(JSON.parse(text) as Manifest, data);
    }
    write('package.json', '{ "name": "consumer", "private": true, "type": "module" }\n');
    const exact = chosen.map((place) => {
      const { name, version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Manifest;
      return `${name}@${version}`;
    });
    const own = fromTarballs
      ? packed.filter(({ name }) => fromTarballs.includes(name)).map(({ tarball }) => tarball)
      : packages.map(({ name }) => name);
    const wanted = [...own, ...others, ...exact];
    const home = join(folder, '.npm');
    await run(installer, [...commands[installer](registry.url, home), ...wanted], {
      cwd: folder,
      env: npmEnvironment(home, registry, { signedIn: false }),
    });
  } finally {
    await registry.stop();
  }
  return {
    folder,
    write,
    run: (path) => run('node', [path], { cwd: folder }),
    copies: (name) => {
      const { packages: installed } = JSON.parse(
        readFileSync(join(folder, 'package-lock.json'), 'utf8'),
      ) as Lockfile;
      return Object.entries(installed)
        .filter(([place]) => place.split('node_modules/').at(-1) === name)
        .map(([, { version }]) => version);
    },
    delete: (path) => rmSync(join(folder, path)),
    versionOf: async (compiler) =>
      (await run('node', [tscOf(compiler), '--version'], { cwd: folder })).trim(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    check: async (compiler, options) => {
      const project = join(folder, `${compiler}-${String(options.moduleResolution)}`);
      mkdirSync(project, { recursive: true });
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, include: ['../*.ts'] }),
      );
      // Several at once would do the same work on the machine's few cores.
      const threads = compiler === 'typescript7' ? ['--singleThreaded'] : [];
      const { stdout, stderr } = await tryRun(
        'node',
        [tscOf(compiler), '--project', project, '--pretty', 'false', ...threads],
        { cwd: folder },
      );
      return `${stdout}${stderr}`.trim();
    },
  };
}

/** As for npm's, whose environment says it: nothing that another project stored, and nothing left for one. */
const commands = {
  npm: () => ['install', '--ignore-scripts', '--save-exact'],
  pnpm: (registry: string, home: string) => [
    ...['add', '--ignore-scripts', '--save-exact', `--registry=${registry}`],
    ...[`--store-dir=${home}/store`, `--cache-dir=${home}/cache`, `--state-dir=${home}/state`],
  ],
};

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

function tscOf(compiler: string): string {
  return join(repoRoot, 'tools/node_modules', compiler, 'bin/tsc');
}
