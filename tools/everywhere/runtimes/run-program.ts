import { spawn } from 'node:child_process';

const LONGEST_RUN_MS = 90_000;

/** Runs a program to its end and hands over all it printed. The signal ends it; so do ninety seconds, for the first run waits for the mocks to warm up. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly signal?: AbortSignal;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The workspace's own Node comes first on PATH, and its options are not the runtime's.
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', ...options.env },
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
    ...(options.signal && { signal: options.signal }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => resolve());
    child.on('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)));
  });
  return output;
}
