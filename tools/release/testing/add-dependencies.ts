import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';
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
  const folder = mkdtempSync(join(tmpdir(), 'quittance-dependencies-'));
  const places = new Set<string>();
  try {
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
      await addPackage(registry, place, manifest, folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addPackage(
  registry: LoopbackRegistry,
  place: string,
  manifest: InstalledManifest,
  folder: string,
): Promise<void> {
  const tarball = join(folder, `${manifest.name.replace('/', '-')}.tgz`);
  // Not npm's pack: it ends without a word on zod. Some packages name the pnpm that they were made with.
  const settings = ['--config.ignore-scripts=true', '--pm-on-fail=ignore'];
  await run('pnpm', ['pack', ...settings, '--out', tarball], { cwd: place });
  const { scripts: _scripts, devDependencies: _devDependencies, ...published } = manifest;
  registry.add(published, readFileSync(tarball));
}

interface InstalledManifest extends Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(place: string): InstalledManifest {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as InstalledManifest;
}
