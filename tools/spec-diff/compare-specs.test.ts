import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareSpecs } from './compare-specs.ts';
import { withBaseSpecs } from './git/base-specs.ts';
import { shopFiles, shopSpec, tempRepo } from './testing/temp-repo.ts';

test('reads the specs of a commit without touching the working tree or the index', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec(['OPEN', 'PAID']) });
  repo.git('add', 'specs');
  repo.write({ 'packages/shop/src/index.ts': '' });
  const before = repo.git('status', '--porcelain');
  const folder = await withBaseSpecs(repo.root, sha, async (specs) => specs);
  expect(folder !== undefined && existsSync(folder)).toBe(false);
  const diffs = await compareSpecs(repo.root, sha);
  expect(diffs.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['answer-value-added']);
  expect(repo.git('status', '--porcelain')).toBe(before);
});

test('is silent where the files changed and the bundle did not', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({
    'specs/shop/SOURCES.md': 'Read again.',
    'specs/shop/openapi.yaml': `# A comment.\n${shopSpec()}`,
  });
  expect(await compareSpecs(repo.root, sha)).toEqual([]);
});

test('tells an API that is new', async () => {
  const repo = tempRepo();
  const sha = repo.commit();
  repo.write(shopFiles());
  const [diff] = await compareSpecs(repo.root, sha);
  expect(diff?.findings).toMatchObject([{ rule: 'api-added', level: 'additive', places: ['Shop'] }]);
});

test('tells an API that is gone', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({ 'specs/apis.yaml': '{}\n' });
  const [diff] = await compareSpecs(repo.root, sha);
  expect(diff?.findings).toMatchObject([{ rule: 'api-removed', level: 'breaking', places: ['shop'] }]);
});

test('tells an API that is imported otherwise', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({ 'specs/apis.yaml': 'shop: { package: shop, entry: v2, name: Shop }\n' });
  const [diff] = await compareSpecs(repo.root, sha);
  expect(diff?.findings).toMatchObject([
    {
      rule: 'api-renamed',
      level: 'breaking',
      before: '`createShop of shop`',
      after: '`createShop of shop/v2`',
    },
  ]);
});

test('says why where the spec of the base cannot be read', async () => {
  const repo = tempRepo({ ...shopFiles(), 'specs/shop/openapi.yaml': 'openapi: [' });
  const sha = repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec() });
  const [diff] = await compareSpecs(repo.root, sha);
  expect(diff?.findings).toEqual([]);
  expect(diff?.unreadable).toContain('Cannot bundle shop');
});
