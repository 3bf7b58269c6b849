import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspacePackages } from '../../release/workspace/workspace-packages.ts';
import { compareSpecs } from '../compare-specs.ts';
import { shopFiles, shopSpec, type TempRepo, tempRepo } from '../testing/temp-repo.ts';
import { type PlannedChangeset, planChangeset, writeChangeset } from './write-changeset.ts';

const spec = 'specs/shop/openapi.yaml';
const paid = { [spec]: shopSpec(['OPEN', 'PAID']) };
const moved = { [spec]: shopSpec(['OPEN', 'PAID']).replace('/orders/', '/v2/orders/') };

async function write({
  root,
  git,
}: TempRepo): Promise<Pick<PlannedChangeset, 'file' | 'outcome'> | undefined> {
  const sha = git('rev-parse', 'HEAD').trim();
  const shop = workspacePackages(root).find(({ folder }) => folder === 'shop');
  if (shop === undefined) throw new Error('packages/shop is not there.');
  const planned = planChangeset(root, sha, shop, await compareSpecs(root, sha));
  if (planned === undefined) return undefined;
  writeChangeset(root, planned);
  return { file: planned.file, outcome: planned.outcome };
}

function committed(version?: string): TempRepo {
  const repo = tempRepo(shopFiles(version));
  repo.commit();
  return repo;
}

function read({ root }: TempRepo, name = 'spec-shop'): string {
  return readFileSync(join(root, `.changeset/${name}.md`), 'utf8');
}

test('writes package, bump and a text that names what changed', async () => {
  const repo = committed();
  repo.write(paid);
  expect(await write(repo)).toEqual({ file: '.changeset/spec-shop.md', outcome: 'written' });
  expect(read(repo)).toBe(
    '---\n"@test/shop": patch\n---\n\nShop: `getOrder 200.state`: may be `PAID` now.\n',
  );
});

test('writes nothing where nothing changed', async () => {
  const repo = committed();
  expect(await write(repo)).toBeUndefined();
  expect(existsSync(join(repo.root, '.changeset'))).toBe(false);
});

test('leaves it alone the second time, with the words that somebody put around it', async () => {
  const repo = committed();
  repo.write(paid);
  await write(repo);
  const edited = `${read(repo).replace('patch', 'minor')}\nThe till shows it in green.\n`;
  repo.write({ '.changeset/spec-shop.md': edited });
  expect(await write(repo)).toMatchObject({ outcome: 'unchanged' });
  expect(read(repo)).toBe(edited);
});

test('updates it for another edit, rather than writing a second', async () => {
  const repo = committed();
  repo.write(paid);
  await write(repo);
  repo.write(moved);
  expect(await write(repo)).toEqual({ file: '.changeset/spec-shop.md', outcome: 'updated' });
  expect(read(repo)).toContain('"@test/shop": minor');
  expect(read(repo)).toContain('Shop: 1 breaking change, 1 addition.');
});

test('removes it when the spec is as it was', async () => {
  const repo = committed();
  repo.write(paid);
  await write(repo);
  repo.write({ [spec]: shopSpec() });
  expect(await write(repo)).toMatchObject({ outcome: 'removed' });
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('leaves one of an earlier commit that is not released yet, and writes the next', async () => {
  const repo = committed();
  repo.write(paid);
  await write(repo);
  const earlier = read(repo);
  repo.commit();
  repo.write({ [spec]: shopSpec(['OPEN', 'PAID', 'LOST']) });
  expect(await write(repo)).toEqual({ file: '.changeset/spec-shop-2.md', outcome: 'written' });
  expect(read(repo)).toBe(earlier);
  expect(read(repo, 'spec-shop-2')).toContain('may be `LOST` now');
});

test('says major from 1.0.0 on', async () => {
  const repo = committed('1.4.0');
  repo.write(moved);
  await write(repo);
  expect(read(repo)).toContain('"@test/shop": major');
});
