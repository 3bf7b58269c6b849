import { run } from '../../shared/run.ts';
import { pendingChangesets } from '../../spec-diff/changesets/changesets.ts';
import { askGit } from '../../spec-diff/git/git.ts';

/**
 * Turns the waiting changesets of a workspace into versions and changelogs. In a copy that is no repository, `origin`
 * is the checkout to whose history the changelogs refer: git only reads it.
 */
export async function raiseVersions(workspace: string, origin: string = workspace): Promise<void> {
  if (pendingChangesets(workspace).length === 0) return;
  const history =
    origin === workspace ? undefined : askGit({ root: origin }, 'rev-parse', '--absolute-git-dir');
  const env = history === undefined ? {} : { GIT_DIR: history, GIT_WORK_TREE: workspace };
  await run('changeset', ['version'], { cwd: workspace, env: { ...env, GIT_OPTIONAL_LOCKS: '0' } });
}
