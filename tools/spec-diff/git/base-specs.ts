import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askGit, git } from './git.ts';

/**
 * Writes the specs of a commit into a temporary folder and hands over the path of its `specs`; undefined where the
 * commit has none. Neither the working tree nor git's index is touched. The folder is removed afterwards.
 */
export async function withBaseSpecs<T>(
  root: string,
  sha: string,
  use: (specs: string | undefined) => Promise<T>,
): Promise<T> {
  if (askGit({ root }, 'cat-file', '-e', `${sha}:specs`) === undefined) return use(undefined);
  const folder = mkdtempSync(join(tmpdir(), 'quittance-base-'));
  try {
    // An index of our own: the one that `git add` fills stays as it is.
    const at = { root, env: { GIT_INDEX_FILE: join(folder, 'index') } };
    const specs = join(folder, 'specs');
    git(at, 'read-tree', `${sha}:specs`);
    git(at, 'checkout-index', '--all', `--prefix=${specs}/`);
    return await use(specs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
