import { startMock } from '../mock/start-mock.ts';
import type { Quickstart } from './quickstarts.ts';
import { startProgram } from './start-program.ts';

/** Runs an example as a user does, as a script of its own, against a mock of its API. */
export async function runQuickstart(
  id: string,
  quickstart: Quickstart,
): Promise<{ code: number | null; output: string }> {
  const mock = await startMock(id);
  try {
    const { script, env, urlVariable } = quickstart;
    const program = startProgram(script, { env: { ...env, [urlVariable]: mock.url } });
    const code = await program.ended;
    return { code, output: program.output };
  } finally {
    await mock.stop();
  }
}
