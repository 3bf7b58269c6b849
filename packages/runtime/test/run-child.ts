import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process did. */
export interface Ended {
  /** `undefined`: it did not end by itself, and was killed. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program in a Node process of its own, with `runtime` bound to this package's exports, and waits for it to end by
 * itself.
 */
export function runChild(
  program: string,
  { env = {}, flags = [], patienceMs = 20_000 }: { env?: object; flags?: string[]; patienceMs?: number } = {},
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
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  return new Promise((resolve) => {
    let killed = false;
    const impatience = setTimeout(() => {
      killed = true;
      child.kill('SIGKILL');
    }, patienceMs);
    child.on('close', (code) => {
      clearTimeout(impatience);
      resolve({ code: killed ? undefined : (code ?? -1), stdout, stderr });
    });
  });
}
