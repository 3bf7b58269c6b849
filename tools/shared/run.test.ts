import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { run, tryRun } from './run.ts';

const at = { cwd: tmpdir() };
const node = (script: string) => [process.execPath, ['--eval', script]] as const;

test('hands over what a command said, byte for byte, whatever its exit code', async () => {
  const script = "process.stdout.write('ü\\n\\n'); console.error('no'); process.exitCode = 3;";
  expect(await tryRun(...node(script), at)).toEqual({ code: 3, stdout: 'ü\n\n', stderr: 'no\n' });
});

test('runs in the folder, with the variables, the binaries of the workspace first', async () => {
  const cwd = tmpdir();
  const script = 'console.log(process.cwd(), process.env.A, process.env.HOME !== undefined)';
  const { stdout } = await tryRun('node', ['--eval', script], { cwd, env: { A: 'b' } });
  expect(stdout).toContain(' b true\n');
  expect(await run('biome', ['--version'], at)).toMatch(/^Version: \d/);
});

test('fails with the words of a command that failed, and where it ran', async () => {
  const failing = run(...node("console.error('no such thing'); process.exit(2)"), at);
  await expect(failing).rejects.toThrow(`ended with 2 in ${at.cwd}:\nno such thing`);
});

test('says which command could not be started', async () => {
  await expect(tryRun('no-such-command', [], at)).rejects.toThrow(
    /^no-such-command could not be started: .*ENOENT/,
  );
});

test('ends a command when the signal says so', async () => {
  const signal = AbortSignal.timeout(300);
  const { code, stdout } = await tryRun(...node("console.log('up'); setInterval(() => {}, 1000)"), {
    ...at,
    signal,
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'up\n' });
});
