import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../shared/run.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import type { LoopbackRegistry, Manifest } from './loopback-registry.ts';

/**
 * Gives a registry what the packages of a workspace depend on, and others that are installed at its root, packed from
 * what is installed: so an installation needs no other registry. `beside` are the folders of further packages.
 */
export async function addDependencies(
  registry: LoopbackRegistry,
  root: string,
  packages: readonly WorkspacePackage[],
  others: readonly string[] = [],
  beside: readonly string[] = [],
): Promise<void> {
  const places = new Set<string>();
  // First, so that the newest of a package is the one that is added last.
  for (const place of beside) places.add(realpathSync(place));
  const own = new Set(packages.map(({ name }) => name));
  for (const { folder: name, manifest } of packages) {
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      if (own.has(dependency)) continue;
      places.add(realpathSync(join(root, 'packages', name, 'node_modules', dependency)));
    }
  }
  for (const name of others) places.add(realpathSync(join(root, 'node_modules', name)));
  // What is added on the way is visited too.
  for (const place of places) {
    const manifest = readManifest(place);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      // pnpm puts a package beside what it depends on.
      const siblings = place.slice(0, -manifest.name.length);
      places.add(realpathSync(join(siblings, dependency)));
    }
    const { scripts: _scripts, devDependencies: _devDependencies, ...published } = manifest;
    registry.add(published, await tarballOf(place));
  }
}

/** By folder: packing is slow, and every project of a test needs the same packages. */
const tarballs = new Map<string, Promise<Uint8Array>>();

function tarballOf(place: string): Promise<Uint8Array> {
  const known = tarballs.get(place) ?? pack(place);
  tarballs.set(place, known);
  return known;
}

async function pack(place: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-dependencies-'));
  const tarball = join(folder, 'package.tgz');
  // Not npm's pack: it ends without a word on zod. Some packages name the pnpm that they were made with.
  const settings = ['--config.ignore-scripts=true', '--pm-on-fail=ignore'];
  try {
    await run('pnpm', ['pack', ...settings, '--out', tarball], { cwd: place });
    return readFileSync(tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface InstalledManifest extends Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(place: string): InstalledManifest {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as InstalledManifest;
}
