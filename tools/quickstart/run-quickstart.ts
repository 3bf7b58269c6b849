import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startMock } from '../mock/start-mock.ts';
import { repoRoot } from '../shared/folders.ts';
import type { Quickstart } from './quickstarts.ts';

/** Runs an example as a user does, as a script of its own, against a mock of its API. */
export async function runQuickstart(
  id: string,
  quickstart: Quickstart,
): Promise<{ code: number | null; output: string }> {
  const mock = await startMock(id);
  try {
    const child = spawn(process.execPath, [join(repoRoot, quickstart.script)], {
      env: { ...process.env, ...quickstart.env, [quickstart.urlVariable]: mock.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    return { code, output };
  } finally {
    await mock.stop();
  }
}
