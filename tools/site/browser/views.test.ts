import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryRun } from '../../shared/run.ts';

test('the views have no error of types, no warning, no hint', async () => {
  const root = join(import.meta.dirname, '..');
  const check = join(root, 'node_modules/.bin/astro-check');
  const { code, stdout, stderr } = await tryRun(check, ['--minimumFailingSeverity', 'hint'], {
    cwd: root,
    env: { NO_COLOR: '1' },
  });
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/\(\d\d files\)/);
});
