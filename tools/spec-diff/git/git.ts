import { spawnSync } from 'node:child_process';

/** Where a git command runs, and with what. */
export interface GitOptions {
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs git and returns what it prints. Throws with git's own words when it fails. */
export function git({ root, env = {} }: GitOptions, ...args: readonly string[]): string {
  const { stdout, stderr, status, error } = run(root, env, args);
  if (error !== undefined)
    throw new Error(`git could not be started: ${error.message}. Install it, then run this again.`);
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr.trim()}`);
  return stdout;
}

/** As `git`, for a question: undefined when the answer is no. */
export function askGit({ root, env = {} }: GitOptions, ...args: readonly string[]): string | undefined {
  const { stdout, status } = run(root, env, args);
  return status === 0 ? stdout.trim() : undefined;
}

function run(root: string, env: Readonly<Record<string, string>>, args: readonly string[]) {
  return spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
  });
}
