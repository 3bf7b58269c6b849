import { expect, test } from 'vitest';
import { specDiff } from '../spec-diff.ts';
import { shopFiles, shopSpec, type TempRepo, tempRepo } from '../testing/temp-repo.ts';

const changeset = (bump: string, name = '@test/shop') => `---\n"${name}": ${bump}\n---\n\nA change.\n`;
const paid = { 'specs/shop/openapi.yaml': shopSpec(['OPEN', 'PAID']) };

function committed(more: Readonly<Record<string, string>> = {}, version?: string): TempRepo {
  const repo = tempRepo({ ...shopFiles(version), ...more });
  repo.commit();
  return repo;
}

function check({ root }: TempRepo) {
  return specDiff({ root, base: 'HEAD', check: true });
}

test('passes where nothing changed', async () => {
  expect((await check(committed())).ok).toBe(true);
});

test('passes and says so where there is nothing to compare with', async () => {
  const { root } = committed();
  expect(await specDiff({ root, check: true })).toEqual({
    ok: true,
    lines: ['No base to compare with: nothing is changed, and no commit before this one is here.'],
  });
});

test('fails for a spec that changed, and names the command that mends it', async () => {
  const repo = committed();
  repo.write(paid);
  const { ok, lines } = await check(repo);
  expect(ok).toBe(false);
  expect(lines.at(-1)).toBe(
    '@test/shop: the spec of shop changed, and no changeset names it. Run: pnpm spec:changeset',
  );
});

test.each([
  ['written code', 'packages/runtime/src/retry.ts', '@test/runtime'],
  ['new code', 'packages/runtime/src/new.ts', '@test/runtime'],
  ['generated code', 'packages/shop/src/gen/index.gen.ts', '@test/shop'],
])('fails for %s that changed', async (_what, file, name) => {
  const repo = committed();
  repo.write({ [file]: 'export const changed = true;\n' });
  const { ok, lines } = await check(repo);
  expect(ok).toBe(false);
  expect(lines.at(-1)).toBe(`${name}: ${file} changed, and no changeset names it. Run: pnpm changeset`);
});

test.each([
  'packages/runtime/src/retry.test.ts',
  'packages/runtime/src/testing/fake-fetch.ts',
  'packages/shop/test/contract.test.ts',
  'packages/inner/src/index.ts',
  'specs/shop/SOURCES.md',
])('asks nothing for %s, which no user sees', async (file) => {
  const repo = committed();
  repo.write({ [file]: 'changed' });
  expect((await check(repo)).ok).toBe(true);
});

test.each(['patch', 'minor', 'none'])(
  'is content with a changeset that says %s of written code',
  async (bump) => {
    const repo = committed();
    repo.write({
      'packages/runtime/src/retry.ts': 'export const limit = 4;\n',
      '.changeset/calm-tills.md': changeset(bump, '@test/runtime'),
    });
    expect((await check(repo)).ok).toBe(true);
  },
);

test('does not take a changeset of another package, nor one that the base has already', async () => {
  const repo = committed({ '.changeset/older.md': changeset('minor') });
  repo.write({ ...paid, '.changeset/other.md': changeset('minor', '@test/runtime') });
  expect((await check(repo)).ok).toBe(false);
});

test('refuses a bump that is too small for what changed in the spec', async () => {
  const repo = committed();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec().replace('/orders/', '/v2/orders/') });
  repo.write({ '.changeset/quiet.md': changeset('patch') });
  const { ok, lines } = await check(repo);
  expect(ok).toBe(false);
  expect(lines.at(-1)).toContain(
    "its changeset says patch, while the spec's changes are breaking and need minor",
  );
});

test('asks nothing of a package that was released since, whose changesets are gone', async () => {
  const repo = committed();
  repo.write({
    ...paid,
    'packages/shop/package.json': JSON.stringify({ name: '@test/shop', version: '0.1.1' }),
  });
  expect((await check(repo)).ok).toBe(true);
});

test('until the first release, is content with one changeset for written code, not for specs', async () => {
  const waiting = {
    '.changeset/first.md': `---\n"@test/shop": minor\n"@test/runtime": minor\n---\n\nFirst.\n`,
  };
  const repo = committed(waiting, '0.0.0');
  repo.write({ 'packages/runtime/src/retry.ts': 'export const limit = 4;\n' });
  expect((await check(repo)).ok).toBe(true);
  repo.write(paid);
  expect((await check(repo)).lines.at(-1)).toContain('@test/shop: the spec of shop changed');
});
