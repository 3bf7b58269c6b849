import { changedFiles } from './changed-files.ts';
import { askGit } from './git.ts';

/** The commit to compare with. */
export interface Base {
  readonly sha: string;
  /** For readers: `origin/main (8a03d13)`. */
  readonly label: string;
}

/** Why there is nothing to compare with. */
export interface NoBase {
  readonly reason: string;
}

/**
 * Finds the commit to compare with: where this branch left `ref`, by default `origin/main`, or `HEAD` where there
 * is no such branch. On that very commit, with nothing changed in specs, packages and changesets, it is the
 * commit before: so a checkout of main is checked for what came in last.
 */
export function findBase(root: string, ref?: string): Base | NoBase {
  const at = { root };
  const commit = (name: string) => askGit(at, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  const head = commit('HEAD');
  if (head === undefined) return { reason: 'there is no commit yet' };
  if (ref !== undefined && commit(ref) === undefined) {
    throw new Error(
      `No commit \`${ref}\` is here. Fetch it (git fetch origin), or name another with --base.`,
    );
  }
  const name = ref ?? (commit('origin/main') === undefined ? 'HEAD' : 'origin/main');
  const sha = askGit(at, 'merge-base', name, 'HEAD');
  if (sha === undefined) {
    return {
      reason: `${name} and HEAD have no commit in common; a shallow clone is made whole by git fetch --unshallow`,
    };
  }
  if (
    sha !== head ||
    ref !== undefined ||
    changedFiles(root, sha, ['specs', 'packages', '.changeset']).length > 0
  ) {
    return { sha, label: `${name} (${sha.slice(0, 7)})` };
  }
  const parent = commit('HEAD^');
  if (parent === undefined) return { reason: 'nothing is changed, and no commit before this one is here' };
  return { sha: parent, label: `the commit before HEAD (${parent.slice(0, 7)})` };
}
