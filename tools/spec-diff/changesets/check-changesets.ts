import { type WorkspacePackage, workspacePackages } from '../../release/workspace/workspace-packages.ts';
import type { ApiDiff } from '../compare-specs.ts';
import { changedFiles } from '../git/changed-files.ts';
import { askGit } from '../git/git.ts';
import { worst } from '../rules/rules.ts';
import { type Bump, bumpFor, isEnough } from './bump.ts';
import { changesetsSince, pendingChangesets } from './changesets.ts';

/** Names every package that changed since a commit without a changeset that says so, and what mends it. */
export function checkChangesets(root: string, sha: string, diffs: readonly ApiDiff[]): string[] {
  const recent = changesetsSince(root, sha);
  const files = changedFiles(root, sha, ['packages']).filter(isPublished);
  return workspacePackages(root).flatMap((one) => {
    const own = diffs.filter(({ api }) => api.package === one.folder);
    const changed = files.filter((file) => file.startsWith(`packages/${one.folder}/src/`));
    if ((own.length === 0 && changed.length === 0) || isReleased(root, sha, one)) return [];
    if (own.length === 0 && isFirstRelease(root, one) && !changed.some((file) => file.includes('/src/gen/')))
      return [];
    const bumps = recent.flatMap(({ bumps }) => bumps.get(one.name) ?? []);
    const command = own.length > 0 ? 'pnpm spec:changeset' : 'pnpm changeset';
    if (bumps.length === 0)
      return [`${one.name}: ${whatChanged(own, changed)}, and no changeset names it. Run: ${command}`];
    return tooSmall(one, own, bumps);
  });
}

/** What users never had cannot change for them: until the first release, one changeset speaks for all written code. */
function isFirstRelease(root: string, { name, version }: WorkspacePackage): boolean {
  return version === '0.0.0' && pendingChangesets(root).some(({ bumps }) => bumps.has(name));
}

/** Tests and the helpers of tests are not shipped. */
function isPublished(file: string): boolean {
  return /^packages\/[^/]+\/src\//.test(file) && !/\.test\.ts$|\/(testing|fixtures)\//.test(file);
}

/** A release takes its changesets away and raises the version. */
function isReleased(root: string, sha: string, { folder, version }: WorkspacePackage): boolean {
  const manifest = askGit({ root }, 'show', `${sha}:packages/${folder}/package.json`);
  if (manifest === undefined) return false;
  return (JSON.parse(manifest) as { version?: string }).version !== version;
}

function whatChanged(diffs: readonly ApiDiff[], files: readonly string[]): string {
  if (diffs.length > 0) return `the spec of ${diffs.map(({ api }) => api.id).join(' and ')} changed`;
  const [first, ...others] = files;
  return others.length === 0 ? `${first} changed` : `${first} and ${others.length} more files changed`;
}

function tooSmall(
  { name, version }: WorkspacePackage,
  diffs: readonly ApiDiff[],
  bumps: readonly Bump[],
): string[] {
  const findings = diffs.flatMap((diff) => diff.findings);
  if (findings.length === 0) return [];
  const { level } = worst(findings);
  const needed = bumpFor(level, version);
  if (bumps.some((bump) => isEnough(bump, needed))) return [];
  return [
    `${name}: its changeset says ${bumps.join(', ')}, while the spec's changes are ${level} and need ${needed}. Run: pnpm spec:changeset`,
  ];
}
