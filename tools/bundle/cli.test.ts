import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (tool: string, id: string) => {
  const cli = new URL(`../${tool}/cli.ts`, import.meta.url).pathname;
  return spawnSync(process.execPath, [cli, id], { encoding: 'utf8' });
};

test.each(['bundle', 'lint'])('%s ends with 0 when all is well', (tool) => {
  const { status, stdout } = run(tool, 'masstack/billing');
  expect(stdout).toMatch(/\b[1-9]\d* operations/);
  expect(status).toBe(0);
});
