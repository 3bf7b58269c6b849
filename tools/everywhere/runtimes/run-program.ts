import { type RunOptions, tryRun } from '../../shared/run.ts';

const LONGEST_RUN_MS = 90_000;

/** Runs a program to its end and hands over all it printed. The signal ends it; so do ninety seconds, for the first run waits for the mocks to warm up. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, env, signal }: RunOptions,
): Promise<string> {
  const late = AbortSignal.timeout(LONGEST_RUN_MS);
  const { stdout, stderr } = await tryRun(command, args, {
    cwd,
    // The options of the workspace's own Node are not the runtime's.
    env: { NODE_OPTIONS: '', NO_COLOR: '1', ...env },
    signal: signal ? AbortSignal.any([signal, late]) : late,
  });
  return `${stdout}\n${stderr}`;
}
