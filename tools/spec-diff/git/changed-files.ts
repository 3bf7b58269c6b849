import { git } from './git.ts';

/** The files that differ from a commit, those not yet added to git included: paths from the root, sorted. */
export function changedFiles(root: string, sha: string, paths: readonly string[]): string[] {
  const at = { root };
  // A folder that is nowhere would be an error to git.
  const specs = paths.map((path) => `:(top)${path}`);
  const changed = git(at, 'diff', '--name-only', '--no-renames', '-z', sha, '--', ...specs);
  const others = ['--others', '--exclude-standard', '--full-name'];
  const untracked = git(at, 'ls-files', ...others, '-z', '--', ...specs);
  return [...new Set(`${changed}${untracked}`.split('\0').filter((file) => file !== ''))].sort();
}
