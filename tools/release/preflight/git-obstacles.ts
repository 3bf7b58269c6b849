import { askGit } from '../../spec-diff/git/git.ts';

/** What in the checkout forbids a release, one sentence each. */
export function gitObstacles(root: string): string[] {
  const branch = askGit({ root }, 'rev-parse', '--abbrev-ref', 'HEAD');
  if (branch === undefined) {
    return [
      `${root} has no commit, or is no git checkout. A release is made from a commit: clone the repository.`,
    ];
  }
  const found: string[] = [];
  if (branch !== 'main') {
    found.push(
      `This is ${branch === 'HEAD' ? 'no branch' : `the branch ${branch}`}. Releases are made from main: merge, then \`git switch main\`.`,
    );
  }
  const changes = (askGit({ root }, 'status', '--porcelain') ?? '').split('\n').filter(Boolean);
  if (changes.length > 0) {
    const [first = ''] = changes;
    const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
    found.push(`The working tree has changes (${first.trim()}${more}). Commit them or take them away.`);
  }
  const upstream = askGit({ root }, 'rev-parse', '--verify', '--quiet', 'refs/remotes/origin/main');
  if (upstream && upstream !== askGit({ root }, 'rev-parse', 'HEAD')) {
    found.push(
      'This commit is not that of origin/main. Push it, or pull, so that what is released can be found.',
    );
  }
  return found;
}
