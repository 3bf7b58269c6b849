import { execa } from 'execa';
import { repoRoot } from './folders.ts';

/** Where a command runs, and with what. */
export interface RunOptions {
  readonly cwd: string;
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shows what the command says as it says it, and returns none of it. Default false. */
  readonly show?: boolean;
  /** Ends it, whatever it is at. */
  readonly signal?: AbortSignal;
}

/** What a command answered. */
export interface RunResult {
  /** 1 for one that was ended. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end and hands over what it said, whatever its exit code. The workspace's binaries come first. */
export async function tryRun(
  command: string,
  args: readonly string[],
  { cwd, env = {}, show = false, signal }: RunOptions,
): Promise<RunResult> {
  const { exitCode, isTerminated, isCanceled, stdout, stderr, cause } = await execa(command, args, {
    cwd,
    env,
    preferLocal: true,
    localDir: repoRoot,
    stdin: 'ignore',
    stdout: show ? 'inherit' : 'pipe',
    stderr: show ? 'inherit' : 'pipe',
    stripFinalNewline: false,
    reject: false,
    killSignal: 'SIGKILL',
    ...(signal && { cancelSignal: signal }),
  });
  if (exitCode === undefined && !isTerminated && !isCanceled)
    throw new Error(`${command} could not be started: ${(cause as Error).message}`, { cause });
  return { code: exitCode ?? 1, stdout: stdout ?? '', stderr: stderr ?? '' };
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
