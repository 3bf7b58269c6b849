import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scaffold } from './scaffold.ts';
import { type RepositoryCopy, repositoryCopy, runProgram } from './testing/repository-copy.ts';

// Everything or nothing: whatever comes between, the checkout is as it was.

let copy: RepositoryCopy;

beforeAll(async () => {
  copy = await repositoryCopy();
});

afterAll(() => copy?.remove());

const make = (id: string, from?: string) => scaffold(id, { root: copy.root, from, date: '2026-03-02' });

test.each([
  ['fiskaly', 'has APIs of their own'],
  ['fiskaly/sign-pt', 'stands in specs/apis.yaml already'],
  ['Newcomer', 'is no id for an API'],
  ['runtime/extra', "is no vendor's package"],
  ['newcomer', 'nowhere.yaml is not there', 'nowhere.yaml'],
  ['masstack/service-account', 'packages/masstack/src/service-account.ts is there already'],
])('refuses `%s` before anything is written: %s', async (id, reason, from?: string) => {
  await expect(make(id, from)).rejects.toThrow(reason);
  expect(copy.changes()).toEqual([]);
});

test('refuses a folder that is there, and leaves it as it is', async () => {
  const file = join(copy.root, 'specs/newcomer/notes.md');
  mkdirSync(join(copy.root, 'specs/newcomer'));
  writeFileSync(file, 'Somebody began.\n');
  await expect(make('newcomer')).rejects.toThrow('specs/newcomer is there already');
  expect(copy.changes()).toEqual(['?? specs/newcomer/notes.md']);
});

test('tells how it is called', async () => {
  await expect(copy.run('', 'tools/scaffold/cli.ts')).rejects.toThrow('Usage: pnpm scaffold');
});

test('leaves nothing when a step in the middle fails, and says which', async () => {
  const config = join(copy.root, 'tsdown.config.ts');
  const text = readFileSync(config, 'utf8');
  appendFileSync(config, "throw new Error('This build is broken.');\n");
  const before = copy.changes();
  await expect(make('latecomer')).rejects.toThrow(
    /This build is broken\.[\s\S]*`latecomer` was not made, and nothing is written\./,
  );
  expect(copy.changes()).toEqual(before);
  expect(existsSync(join(copy.root, 'packages/latecomer'))).toBe(false);
  writeFileSync(config, text);
});

test('leaves nothing when Ctrl-C ends it, here or in the temporary folder', async () => {
  const temporary = join(copy.root, '../temporary');
  mkdirSync(temporary);
  const before = copy.changes();
  const staged = () => readdirSync(temporary).filter((name) => name.startsWith('quittance-scaffold-'));
  const { code, output } = await runProgram(copy.root, ['tools/scaffold/cli.ts', 'latecomer'], {
    env: { TMPDIR: temporary, NODE_COMPILE_CACHE: '' },
    onStart: async (child) => {
      // It is in the middle once its copy of the workspace is there.
      while (child.exitCode === null && staged().length === 0) await sleep(5);
      child.kill('SIGINT');
    },
  });
  expect(output).toContain('Interrupted: nothing was written.');
  expect(code).toBe(128 + constants.signals.SIGINT);
  expect(copy.changes()).toEqual(before);
  expect(staged()).toEqual([]);
});
