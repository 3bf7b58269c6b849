import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { shopSpec } from '../spec-diff/testing/temp-repo.ts';
import { correctCounts, wrongCounts } from './operation-counts.ts';

const api = { id: 'shop', package: 'shop', entry: '.', name: 'Shop' };
const page = 'packages/shop/src/gen/operations.md';

test('corrects the numbers that link to the operations of the API, and no others', async () => {
  const root = writeFiles({
    'specs/apis.yaml': 'shop: { package: shop, entry: ., name: Shop }\n',
    'specs/shop/openapi.yaml': shopSpec(),
    'README.md': `| Shop | [7](${page}) |\n| Other | [7](packages/other/src/gen/operations.md) |\n`,
    'packages/shop/README.md':
      '[All 7](src/gen/operations.md), [All 7 operations](src/gen/operations.md), [the list](src/gen/operations.md), [7](src/other.md)\n',
  });
  expect(await correctCounts(root, [api])).toEqual(['README.md', 'packages/shop/README.md']);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(
    `| Shop | [1](${page}) |\n| Other | [7](packages/other/src/gen/operations.md) |\n`,
  );
  expect(readFileSync(join(root, 'packages/shop/README.md'), 'utf8')).toBe(
    '[All 1](src/gen/operations.md), [All 1 operations](src/gen/operations.md), [the list](src/gen/operations.md), [7](src/other.md)\n',
  );
  expect(await correctCounts(root, [api])).toEqual([]);
});

test.each(registeredApis())(
  'the READMEs tell how many operations $id has (else: pnpm regenerate)',
  async (one) => {
    expect((await wrongCounts(repoRoot, one)).map(({ file }) => file)).toEqual([]);
  },
);
