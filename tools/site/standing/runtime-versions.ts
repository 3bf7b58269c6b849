import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';

const names: Readonly<Record<string, string>> = {
  node: 'Node',
  bun: 'Bun',
  deno: 'Deno',
  workerd: 'workerd (Cloudflare Workers)',
};

/** The runtimes that the packages are run on, with their versions: `Node 22.23.3, Node 24.21.0, … and Chromium`. */
export function runtimeVersions(): string {
  const own = dependencies('package.json');
  const others = dependencies('tools/runtimes/package.json');
  const runtimes = [['node', own.node ?? ''] as const, ...Object.entries(others)].flatMap(
    ([name, version]) => {
      const title = names[name.replace(/\d+$/, '')];
      return title === undefined ? [] : `${title} ${version.replace(/^.*@/, '')}`;
    },
  );
  return `${runtimes.sort().join(', ')} and Chromium`;
}

function dependencies(file: string): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(join(repoRoot, file), 'utf8')) as {
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  return manifest.devDependencies ?? {};
}
