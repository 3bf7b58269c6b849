import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';
import { git } from '../../spec-diff/git/git.ts';
import { copyWorkspace } from '../workspace/copy-workspace.ts';
import { workspacePackages } from '../workspace/workspace-packages.ts';

/** A repository of its own, on main, with some of the packages, to release for real without touching the checkout. */
export interface SampleWorkspace {
  readonly folder: string;
  /** Writes a changeset, not committed: `{ '@quittance/runtime': 'patch' }`. */
  changeset(name: string, bumps: Readonly<Record<string, string>>, text: string): void;
  /** Commits everything that changed. */
  commit(message: string): void;
  remove(): void;
}

/** Makes a repository with the named packages of the checkout, the changesets that wait taken away. */
export function sampleWorkspace(folders: readonly string[]): SampleWorkspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-sample-')));
  copyWorkspace(repoRoot, folder);
  for (const one of workspacePackages(folder)) {
    if (!folders.includes(one.folder)) rmSync(join(folder, 'packages', one.folder), { recursive: true });
  }
  for (const file of readdirSync(join(folder, '.changeset'))) {
    if (file.endsWith('.md')) rmSync(join(folder, '.changeset', file));
  }
  const commit = (message: string): void => {
    git({ root: folder }, 'add', '--all');
    git({ root: folder }, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', message);
  };
  git({ root: folder }, 'init', '--quiet', '--initial-branch', 'main');
  git({ root: folder }, 'config', 'user.name', 'Till');
  git({ root: folder }, 'config', 'user.email', 'till@example.com');
  commit('Before the first release');
  return {
    folder,
    commit,
    changeset: (name, bumps, text) => {
      const front = Object.entries(bumps).map(([one, bump]) => `'${one}': ${bump}`);
      writeFileSync(
        join(folder, '.changeset', `${name}.md`),
        ['---', ...front, '---', '', text, ''].join('\n'),
      );
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
