import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process did. */
export interface Ended {
  /** `undefined`: it did not end by itself, and was killed. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A busy machine takes its time to start a process, and the program to do its work. */
const BEFORE_IT_SPEAKS_MS = 100_000;
/** Below the thirty seconds of the shortest timer that a client may leave behind. */
const AFTER_IT_SPOKE_MS = 20_000;

/**
 * Runs a program in a Node process of its own, with `runtime` bound to this package's exports, and waits for it to end by
 * itself, which it is to do soon after the last it said.
 */
export function runChild(
  program: string,
  { env = {}, flags = [] }: { env?: object; flags?: string[] } = {},
): Promise<Ended> {
  const index = new URL('../src/index.ts', import.meta.url).href;
  const source = `const runtime = await import(${JSON.stringify(index)});\n${program}`;
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', source], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  return new Promise((resolve) => {
    let killed = false;
    const kill = () => {
      killed = true;
      child.kill('SIGKILL');
    };
    let impatience = setTimeout(kill, BEFORE_IT_SPEAKS_MS);
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
      clearTimeout(impatience);
      impatience = setTimeout(kill, AFTER_IT_SPOKE_MS);
    });
    child.on('close', (code) => {
      clearTimeout(impatience);
      resolve({ code: killed ? undefined : (code ?? -1), stdout, stderr });
    });
  });
}
