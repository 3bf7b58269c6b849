import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';
import { git } from '../../spec-diff/git/git.ts';

/** What a program came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Of both streams. */
  readonly output: string;
}

/** A copy of the repository, committed, in which an API can be made. It borrows what is installed here. */
export interface RepositoryCopy {
  readonly root: string;
  /** What differs from the commit, as git says it: one line for each file. */
  changes(): readonly string[];
  /** Links for a new package what `pnpm install` would link. */
  link(folder: string): void;
  /** Runs a program with this Node, in a folder of the copy; a failure is an error with what it printed. */
  run(folder: string, ...args: string[]): Promise<Ended>;
  build(folder: string): Promise<unknown>;
  remove(): void;
}

const leftOut = ['node_modules', 'dist', '.git', '.turbo', '.bundled', '.cache', 'coverage'];

/** Copies the checkout as it is, without what is installed or built. The runtime is built, since all stands on it. */
export async function repositoryCopy(): Promise<RepositoryCopy> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-newcomer-')));
  const root = join(home, 'repo');
  cpSync(repoRoot, root, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  for (const folder of ['', 'tools', 'packages/runtime']) {
    symlinkSync(join(repoRoot, folder, 'node_modules'), join(root, folder, 'node_modules'));
  }
  commitAll(root);
  const run = async (folder: string, ...args: string[]): Promise<Ended> => {
    const ended = await runProgram(join(root, folder), args);
    if (ended.code === 0) return ended;
    throw new Error(
      `${args.join(' ')} ended with ${ended.code} in ${folder || 'the root'}:\n${ended.output}`,
    );
  };
  const tsdown = join(repoRoot, 'node_modules/tsdown/dist/run.mjs');
  const build = (folder: string) => run(`packages/${folder}`, tsdown, '--config', '../../tsdown.config.ts');
  const runtime = join(repoRoot, 'packages/runtime/dist');
  if (existsSync(runtime)) cpSync(runtime, join(root, 'packages/runtime/dist'), { recursive: true });
  else await build('runtime');
  return {
    root,
    run,
    build,
    changes: () =>
      git({ root }, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean),
    link: (folder) => {
      const modules = join(root, 'packages', folder, 'node_modules');
      mkdirSync(join(modules, '@quittance'), { recursive: true });
      symlinkSync(join(root, 'packages/runtime'), join(modules, '@quittance/runtime'));
      symlinkSync(join(root, 'tools'), join(modules, '@quittance/tools'));
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Starts a program with this Node, hands it over as it runs, and tells how it ended. */
export async function runProgram(
  cwd: string,
  args: readonly string[],
  { env = {}, onStart = () => {} }: { env?: NodeJS.ProcessEnv; onStart?: (child: ChildProcess) => void } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  onStart(child);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  return { code, stdout, output };
}

function commitAll(root: string): void {
  git({ root }, 'init', '--quiet', '--initial-branch', 'main');
  git({ root }, 'config', 'user.name', 'Newcomer');
  git({ root }, 'config', 'user.email', 'newcomer@example.com');
  // .gitignore means folders; these are links.
  appendFileSync(join(root, '.git/info/exclude'), 'node_modules\n');
  git({ root }, 'add', '--all');
  git({ root }, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'As it is');
}
