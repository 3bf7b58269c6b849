import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { regenerate } from '../generate/regenerate.ts';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { specDiff } from './spec-diff.ts';
import { apply } from './testing/edited-spec.ts';
import { shopFiles, shopSpec, tempRepo } from './testing/temp-repo.ts';

test('one edited enum and one command: generated code, a changeset, nothing else', async () => {
  const repo = tempRepo({
    'specs/apis.yaml': 'fiskaly/management: { package: fiskaly, entry: management, name: Management }\n',
  });
  const { root } = repo;
  mkdirSync(join(root, 'packages/fiskaly'), { recursive: true });
  cpSync(join(repoRoot, 'specs/fiskaly/management'), join(root, 'specs/fiskaly/management'), {
    recursive: true,
  });
  const manifest = {
    ...JSON.parse(readFileSync(join(repoRoot, 'packages/fiskaly/package.json'), 'utf8')),
    version: '0.3.0',
  };
  writeFileSync(join(root, 'packages/fiskaly/package.json'), JSON.stringify(manifest));
  const registered = registeredApis(join(root, 'specs'));
  for (const api of registered) await regenerate(api, { registered, root });
  repo.commit();

  apply(join(root, 'specs/fiskaly/management'), {
    file: 'resources/api-keys/models/ApiKeyStatus.yaml',
    find: '[enabled, disabled]',
    write: '[enabled, disabled, expired]',
  });
  const run = () => specDiff({ root, changeset: true, check: true });
  expect(await run()).toMatchObject({ ok: true });
  const changed = repo
    .git('status', '--porcelain', '--untracked-files=all')
    .trim()
    .split('\n')
    .map((line) => line.slice(2).trim());
  expect(changed.sort()).toEqual([
    '.changeset/spec-fiskaly.md',
    'packages/fiskaly/src/gen/management/openapi.json',
    'packages/fiskaly/src/gen/management/schemas.gen.ts',
    'packages/fiskaly/src/gen/management/types.gen.ts',
    'specs/fiskaly/management/resources/api-keys/models/ApiKeyStatus.yaml',
  ]);
  const changeset = readFileSync(join(root, '.changeset/spec-fiskaly.md'), 'utf8');
  expect(changeset).toMatch(/^---\n"@quittance\/fiskaly": patch\n---\n/);
  expect(changeset).toContain('`expired`');
  expect(readFileSync(join(root, 'packages/fiskaly/src/gen/management/types.gen.ts'), 'utf8')).toContain(
    "'expired'",
  );

  // The same again changes nothing; the edit taken back takes everything back.
  const { lines } = await run();
  expect(lines.filter((line) => line.includes('unchanged'))).toHaveLength(2);
  repo.git('checkout', '--quiet', 'specs');
  await run();
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('prints what changed, by level, with the row that classified it and the release it needs', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec(['OPEN', 'PAID'], 'The order.') });
  const { ok, lines } = await specDiff({ root: repo.root });
  expect(ok).toBe(true);
  expect(lines).toEqual([
    `Compared with HEAD (${sha.slice(0, 7)}):`,
    'shop: additive; API: breaking  →  @test/shop patch',
    '  additive',
    '    `getOrder 200.state`: may be `PAID` now.  [answer-value-added; API: breaking]',
    '  words only',
    '    `getOrder 200`: described anew.  [words; API: none]',
  ]);
});

test('prints JSON for programs', async () => {
  const repo = tempRepo(shopFiles());
  const sha = repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec(['OPEN', 'PAID']) });
  const { lines } = await specDiff({ root: repo.root, json: true });
  expect(JSON.parse(lines.join('\n'))).toMatchObject({
    base: sha,
    apis: [
      {
        id: 'shop',
        package: '@test/shop',
        bump: 'patch',
        level: 'additive',
        api: 'breaking',
        findings: [{ level: 'additive', api: 'breaking', after: '`PAID`' }],
      },
    ],
  });
});

test('writes nothing where the base cannot be read', async () => {
  const repo = tempRepo({ ...shopFiles(), 'specs/shop/openapi.yaml': 'openapi: [' });
  repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec() });
  const { ok, lines } = await specDiff({ root: repo.root, changeset: true });
  expect(ok).toBe(false);
  expect(lines[1]).toBe(
    'shop: the spec changed, and the one before cannot be read. Compare with another commit: --base <ref>',
  );
  expect(lines[2]).toMatch(/^ {2}Cannot bundle shop\. /);
  expect(lines[3]).toMatch(/^ {2}.*openapi\.yaml:1:\d+/);
  expect(lines.at(-1)).toBe('Nothing was written: what changed in shop is not known.');
  expect(repo.git('status', '--porcelain').trim()).toBe('M specs/shop/openapi.yaml');
});

test('a dry run shows the changeset, and writes neither it nor code', async () => {
  const repo = tempRepo(shopFiles());
  repo.commit();
  repo.write({ 'specs/shop/openapi.yaml': shopSpec(['OPEN', 'PAID']) });
  const dry = { root: repo.root, changeset: true, dryRun: true };
  const { ok, lines } = await specDiff(dry);
  expect(ok).toBe(true);
  expect(lines.at(-1)).toBe(
    '.changeset/spec-shop.md  would be written:\n\n  ---\n  "@test/shop": patch\n  ---\n\n  Shop: `getOrder 200.state`: may be `PAID` now.\n',
  );
  expect(repo.git('status', '--porcelain').trim()).toBe('M specs/shop/openapi.yaml');
  // The check still asks for it, and is content once it is there.
  expect((await specDiff({ ...dry, check: true })).ok).toBe(false);
  await specDiff({ root: repo.root, changeset: true });
  const after = await specDiff({ ...dry, check: true });
  expect(after).toMatchObject({ ok: true });
  expect(after.lines).toContain('.changeset/spec-shop.md  says so already');
});
