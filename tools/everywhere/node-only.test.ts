import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { nodeOnly } from './node-only.ts';

describe('finds what only Node has', () => {
  it.each([
    ["import { readFile } from 'node:fs/promises'; readFile('a');", ['node:fs/promises']],
    ["export const fs = await import('node:fs');", ['node:fs']],
    ["import 'fs';", [expect.stringContaining('"fs"')]],
    ["if (process.env.DEBUG) Buffer.from('a');", ['Buffer', 'process']],
    ['export const fs = require(globalThis.name);', ['require']],
    ['setImmediate(() => undefined);', ['setImmediate']],
    ['{ const process = 1; use(process); } process.exit();', ['process']],
  ])('%s', async (contents, found) => {
    expect(await nodeOnly({ stdin: { contents } })).toEqual(found);
  });

  it.each([
    'error.process; schema.global;',
    'const process = (data) => data; process(1);',
    "const { require: needed } = options; ({ process: 1, global() {} }); // Buffer, 'node:fs'",
    'if (globalThis.process?.env.DEBUG) use();',
    "use('a process of its own, and node:fs');",
  ])('and nothing in %s', async (contents) => {
    expect(await nodeOnly({ stdin: { contents } })).toEqual([]);
  });
});

describe('the default path has nothing that only Node has, dependencies included', () => {
  const entries: readonly (readonly [folder: string, entry: string])[] = [
    ['runtime', 'index'],
    ['runtime', 'schema/index'],
    ...registeredApis().map(
      ({ package: folder, entry }) => [folder, entry === '.' ? 'index' : entry] as const,
    ),
  ];

  it.each(entries)('%s: %s', async (folder, entry) => {
    expect(await nodeOnly(sourceOf(folder, entry))).toEqual([]);
  });
});

describe('what is for Node says so in its subpath', () => {
  it('is imported by no module of the runtime outside `node/`', () => {
    const sources = join(repoRoot, 'packages/runtime/src');
    const importing = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => !/^(node|testing)[\\/]/.test(file))
      .filter((file) =>
        /from '[./]+node\/|import\('[./]+node\//.test(readFileSync(join(sources, file), 'utf8')),
      );
    expect(importing).toEqual([]);
  });
});

/** An entry point as it stands in the sources, built or not. */
function sourceOf(folder: string, entry: string): BuildOptions {
  const runtime = join(repoRoot, 'packages/runtime/src');
  return {
    entryPoints: [join(repoRoot, 'packages', folder, 'src', `${entry}.ts`)],
    alias: {
      '@quittance/runtime/schema': join(runtime, 'schema/index.ts'),
      '@quittance/runtime': join(runtime, 'index.ts'),
    },
  };
}
