import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../shared/run.ts';
import { lintPackage } from './lint-package.ts';

test('says what publint and are-the-types-wrong find in a tarball', async () => {
  const found = await lint({
    'package.json': JSON.stringify({
      name: 'acme',
      version: '1.0.0',
      type: 'module',
      exports: {
        '.': { default: './index.js', types: './index.d.ts' },
        './gone': { types: './gone.d.ts', default: './index.js' },
        './data': './gone.json',
      },
    }),
    'index.js': 'export const a = 1;\n',
    'index.d.ts': "export * from './part';\n",
    'part.d.ts': 'export declare const a: 1;\n',
  });
  expect(found).toContainEqual(expect.stringMatching(/^publint: .*types.*first/));
  expect(found).toContainEqual(expect.stringMatching(/^publint: .*gone\.d\.ts/));
  expect(found).toContainEqual(expect.stringMatching(/^publint: .*gone\.json.*does not exist/));
  expect(found).toContainEqual('are-the-types-wrong: FallbackCondition ./gone (bundler)');
  expect(found).toContainEqual('are-the-types-wrong: InternalResolutionError index.d.ts imports ./part');
});

test('says that a package has no types', async () => {
  const found = await lint({
    'package.json': '{ "name": "acme", "version": "1.0.0", "type": "module", "exports": "./index.js" }',
    'index.js': 'export const a = 1;\n',
  });
  expect(found).toEqual(['are-the-types-wrong: no types are packed']);
});

async function lint(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-lint-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const tarball = join(folder, 'acme.tgz');
    await run('pnpm', ['pack', '--out', tarball], { cwd: folder });
    return await lintPackage(readFileSync(tarball));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
