import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';

/** Where a command runs, and with what. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shows what the command says as it says it, and returns none of it. Default false. */
  readonly show?: boolean;
}

/** What a command answered. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end and hands over what it said, whatever its exit code. The workspace's binaries come first. */
export function tryRun(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { cwd, env = {}, show = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        PATH: `${join(repoRoot, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
        ...env,
      },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (cause) =>
      reject(new Error(`${command} could not be started: ${cause.message}`, { cause })),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, stdout: textOf(stdout), stderr: textOf(stderr) }));
  });
}

/** Runs a command and returns what it printed. Throws with its own words when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await tryRun(command, args, options);
  if (code === 0) return stdout;
  const words = [stdout, stderr].map((text) => text.trim()).filter(Boolean);
  throw new Error(
    [`\`${[command, ...args].join(' ')}\` ended with ${code} in ${options.cwd}:`, ...words].join('\n'),
  );
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
