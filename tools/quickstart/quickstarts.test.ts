import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { findQuickstarts } from './quickstarts.ts';

const settings = (api: string) =>
  JSON.stringify({ api, urlVariable: 'ACME_URL', env: { ACME_API_KEY: 'mock-key' } });

test('finds the script beside each .quickstart.json', () => {
  const root = writeFiles({ 'packages/acme/examples/first-order.quickstart.json': settings('acme') });
  expect([...findQuickstarts(root)]).toEqual([
    [
      'acme',
      {
        script: 'packages/acme/examples/first-order.ts',
        urlVariable: 'ACME_URL',
        env: { ACME_API_KEY: 'mock-key' },
      },
    ],
  ]);
});

test('refuses a second example for one API, naming both', () => {
  const root = writeFiles({
    'packages/acme/examples/a.quickstart.json': settings('acme'),
    'packages/acme/examples/b.quickstart.json': settings('acme'),
  });
  expect(() => findQuickstarts(root)).toThrow(/examples\/b\.quickstart\.json: `acme` .*examples\/a\.ts/);
});

test('every registered API has an example whose script is there', () => {
  const quickstarts = findQuickstarts();
  for (const { id } of registeredApis()) {
    const script = quickstarts.get(id)?.script;
    expect(script, id).toBeDefined();
    expect(existsSync(join(repoRoot, script ?? '')), script).toBe(true);
  }
});
