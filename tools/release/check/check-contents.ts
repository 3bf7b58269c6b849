import type { PackedFile } from '../pack/packed-package.ts';
import type { PackageManifest } from '../workspace/workspace-packages.ts';
import { linkProblems } from './link-problems.ts';

/** What a tarball holds: its files, its manifest, and the text of a file. */
export interface Contents {
  readonly files: readonly PackedFile[];
  readonly manifest: PackageManifest;
  read(path: string): string;
}

const needed = ['AGENTS.md', 'LICENSE', 'README.md', 'package.json', 'sbom.cdx.json'];

/** Names of what users have no use for: sources, tests, configuration, caches. */
const unwanted =
  /\.test\.|\.tsbuildinfo$|(^|\/)(test|testing|fixtures|api|node_modules|\.[^/]+)\/|^examples\/.*\.json$|(^|\/)(tsconfig|vitest|tsdown)\b|^src\/(?!gen\/)|^src\/.*\.ts$/;

/** What is wrong with the contents of a tarball, one line each. */
export function checkContents(contents: Contents): string[] {
  const paths = contents.files.map(({ path }) => path);
  const modules = paths.filter((path) => path.endsWith('.js'));
  return [
    ...needed.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => unwanted.test(path)).map((path) => `${path} serves development only`),
    ...modules
      .filter((path) => !paths.includes(`${path}.map`) && hasCode(contents.read(path)))
      .map((path) => `${path} has no source map`),
    ...modules
      .filter((path) => !/\bfrom\b|\bexport\b/.test(contents.read(path)))
      .map((path) => `${path} is no ES module`),
    ...paths
      .filter((path) => path.endsWith('.map'))
      .flatMap((path) => mapProblems(path, contents.read(path))),
    ...danglingMaps(paths, contents),
    ...linkProblems(contents),
    ...manifestProblems(contents.manifest),
  ];
}

/** Whether a module does more than hand on what others export: of that there is nothing to map. */
function hasCode(text: string): boolean {
  return text.replace(/^(?:import|export) ?\{[^}]*\}(?: from "[^"]+")?;\s*/gm, '').trim() !== '';
}

/** A map is of use only with the sources in it, for they are not packed. */
function mapProblems(path: string, text: string): string[] {
  const map = JSON.parse(text) as { sources: readonly string[]; sourcesContent?: readonly (string | null)[] };
  const missing = map.sources.filter((_, index) => typeof map.sourcesContent?.[index] !== 'string');
  const absolute = map.sources.filter((source) => /^(\/|[a-z]:|file:)/i.test(source));
  return [
    ...missing.map((source) => `${path} lacks the text of ${source}`),
    ...absolute.map((source) => `${path} names ${source}, a path of the machine that built it`),
  ];
}

function danglingMaps(paths: readonly string[], { read }: Contents): string[] {
  return paths
    .filter((path) => /\.(js|d\.ts)$/.test(path))
    .flatMap((path) => {
      const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(path)) ?? [];
      const target = map === undefined ? undefined : path.replace(/[^/]+$/, map);
      return target === undefined || paths.includes(target)
        ? []
        : [`${path} names ${map}, which is not packed`];
    });
}

/** What publint, which looks at `exports`, leaves alone. */
function manifestProblems(manifest: PackageManifest): string[] {
  const found: string[] = [];
  const report = (isWrong: boolean, message: string): void => {
    if (isWrong) found.push(`package.json: ${message}`);
  };
  report(manifest.type !== 'module', '`type` is not "module"');
  report(manifest.sideEffects !== false, '`sideEffects` is not false, so bundlers keep what is not used');
  report(manifest.license === undefined, '`license` is missing');
  report(manifest.devDependencies !== undefined, '`devDependencies` serve development only');
  report(manifest.scripts !== undefined, '`scripts` name files that are not packed');
  const { node } = (manifest.engines ?? {}) as { node?: string };
  report(
    !/^>=2[2-9](\.\d+)*$/.test(node ?? ''),
    `\`engines.node\` is ${node ?? 'missing'}; write ">=22" or a later one`,
  );
  for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    report(
      /^(workspace|catalog|link|file):/.test(range),
      `the range of ${name} is ${range}, which only pnpm here understands`,
    );
  }
  return found;
}
