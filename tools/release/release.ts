import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../shared/run.ts';
import { pendingChangesets } from '../spec-diff/changesets/changesets.ts';
import { checkPacked } from './check/check-packed.ts';
import { formatPacked } from './pack/format-packed.ts';
import { packWorkspace } from './pack/pack-workspace.ts';
import type { PackedPackage } from './pack/packed-package.ts';
import { gitObstacles } from './preflight/git-obstacles.ts';
import { registryObstacles } from './preflight/registry-obstacles.ts';
import { versionObstacles } from './preflight/version-obstacles.ts';
import { distTag } from './registry/dist-tag.ts';
import { type NpmOptions, publishedVersions, publishTarball } from './registry/npm.ts';
import { prepareWorkspace } from './workspace/prepare-workspace.ts';
import { type WorkspacePackage, workspacePackages } from './workspace/workspace-packages.ts';

/** What to release, and how. */
export interface ReleaseOptions {
  /** The checkout. */
  readonly root: string;
  /** Where the tarballs go. */
  readonly destination: string;
  /** The tests passed on this very commit, and need not run again. Default false. */
  readonly tested?: boolean;
  /** Publishes an attestation of where the packages were built. Default true. */
  readonly provenance?: boolean;
  /** Ends well where there is nothing to release: no version that the registry lacks, or changesets still to apply. Default false. */
  readonly ifNeeded?: boolean;
  /** The environment of npm, and what tells of a CI job. Default: this process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Told of each step. */
  readonly log?: (message: string) => void;
}

/** A release that was refused. Each reason says what is missing and what to do. */
export class ReleaseRefusedError extends Error {
  override readonly name = 'ReleaseRefusedError';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(['Not released:', ...reasons.map((reason) => `  - ${reason}`)].join('\n'));
    this.reasons = reasons;
  }
}

/**
 * Publishes every package whose version the registry lacks, from a clean build. Returns what it published. By hand, since
 * `changeset publish` sends what lies there: neither built from nothing nor looked into.
 */
export async function release(options: ReleaseOptions): Promise<PackedPackage[]> {
  const { root, destination, tested = false, provenance = true, ifNeeded = false, log = () => {} } = options;
  const npmOptions: NpmOptions = { cwd: root, env: options.env ?? process.env };

  const unpublished = await unpublishedPackages(workspacePackages(root), npmOptions);
  const versions = versionObstacles(root, unpublished);
  const isWaiting = pendingChangesets(root).length > 0;
  if (ifNeeded && (unpublished.length === 0 || isWaiting)) {
    log(`Nothing to release: ${isWaiting ? 'changesets wait' : 'the registry has every version'}.`);
    return [];
  }
  const obstacles = [
    ...gitObstacles(root),
    ...versions,
    ...(await registryObstacles({ provenance }, npmOptions)),
  ];
  if (unpublished.length === 0 && versions.length === 0) {
    obstacles.push(
      'The registry has every version already. Write a changeset (`pnpm changeset`), then `pnpm changeset version`.',
    );
  }
  if (obstacles.length > 0) throw new ReleaseRefusedError(obstacles);
  if (!tested) await runTests(root, log);

  const packed = await packAll({ root, destination, log, repository: npmOptions.env?.GITHUB_REPOSITORY });
  const published: PackedPackage[] = [];
  for (const one of packed.filter(({ name }) => unpublished.some((other) => other.name === name))) {
    log(`publishing ${one.name} ${one.version}`);
    try {
      await publishTarball(one.tarball, { tag: distTag(one.version), provenance }, npmOptions);
    } catch (cause) {
      const before = published.map(({ name, version }) => `${name} ${version}`).join(', ') || 'nothing';
      throw new Error(
        `${one.name} ${one.version} was not published; before it: ${before}. Once the cause is mended, run \`pnpm release\` again: it goes on with what the registry lacks. ${(cause as Error).message}`,
        { cause },
      );
    }
    published.push(one);
  }
  await run('changeset', ['git-tag'], { cwd: root });
  log(`Published ${published.length} packages, and tagged them here. Push the tags: git push --tags`);
  return published;
}

/** Packs every package as a release would, with the versions that waiting changesets will give, and publishes nothing. */
export async function dryRun(
  options: Pick<ReleaseOptions, 'root' | 'destination' | 'log' | 'env'>,
): Promise<PackedPackage[]> {
  const { root, destination, log = () => {}, env = process.env } = options;
  return packAll({ root, destination, log, repository: env.GITHUB_REPOSITORY, raise: true });
}

async function unpublishedPackages(
  packages: readonly WorkspacePackage[],
  npmOptions: NpmOptions,
): Promise<WorkspacePackage[]> {
  const known = await Promise.all(packages.map(({ name }) => publishedVersions(name, npmOptions)));
  return packages.filter(({ version }, index) => !known[index]?.includes(version));
}

async function runTests(root: string, log: (message: string) => void): Promise<void> {
  log('testing');
  try {
    await run('node', ['tools/bootstrap.mjs', 'test'], { cwd: root, show: true });
  } catch {
    throw new ReleaseRefusedError(['The tests fail; the lines above say where. `npm test` runs them alone.']);
  }
}

async function packAll(options: {
  readonly root: string;
  readonly destination: string;
  readonly log: (message: string) => void;
  readonly repository?: string | undefined;
  readonly raise?: boolean;
}): Promise<PackedPackage[]> {
  const { root, destination, log, repository, raise = false } = options;
  const workspace = await prepareWorkspace(root, { raise, onStep: log });
  try {
    const packed = await packWorkspace(workspace, { destination, repository });
    mkdirSync(destination, { recursive: true });
    // What is packed is never committed, wherever it lies.
    writeFileSync(join(destination, '.gitignore'), '*\n');
    for (const line of formatPacked(packed)) log(line);
    const problems = (await Promise.all(packed.map(checkPacked))).flat();
    if (problems.length > 0) throw new ReleaseRefusedError(problems);
    return packed;
  } finally {
    workspace.remove();
  }
}
