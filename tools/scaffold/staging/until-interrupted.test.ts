import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram } from '../testing/repository-copy.ts';

const module = fileURLToPath(new URL('until-interrupted.ts', import.meta.url));

const runWork = (work: string) =>
  runProgram(import.meta.dirname, [
    '--input-type=module',
    '--eval',
    `import { untilInterrupted } from ${JSON.stringify(module)};
     const interrupt = () => process.kill(process.pid, 'SIGINT');
     const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
     await untilInterrupted(async () => { ${work} }, () => console.log('cleaned up'));
     await wait(200);
     console.log('went on');`,
  ]);

test('cleans up and ends where the work waits', async () => {
  const { code, stdout } = await runWork("interrupt(); await wait(5_000); console.log('carried on');");
  expect({ code, stdout }).toEqual({ code: 128 + constants.signals.SIGINT, stdout: 'cleaned up\n' });
});

test('does not cut in two what does not wait', async () => {
  const { code, stdout } = await runWork(
    "interrupt(); const end = Date.now() + 300; while (Date.now() < end); console.log('written');",
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'written\nwent on\n' });
});
