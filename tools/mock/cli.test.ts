import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const cli = new URL('cli.ts', import.meta.url).pathname;

test('says how to reach the mock, and ends cleanly on Ctrl-C', async () => {
  const child = spawn(process.execPath, [cli, 'fiskaly/sign-pt'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await expect.poll(() => output, { timeout: 200_000 }).toContain('Ctrl-C');
  const [, url = ''] = /mocked at (http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? [];
  expect(output).toMatch(/curl -H 'Authorization: Bearer any' -H 'X-Api-Version: 2026-05-04' 'http/);
  expect((await fetch(url)).status).toBe(404);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

test('wants a port that there can be', () => {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'fiskaly/sign-pt', '--port', 'none'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^`--port` must be a whole number from 1 to 65535, and `none` was given\.\nUsage: pnpm mock /,
  );
});
