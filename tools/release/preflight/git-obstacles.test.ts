import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../../spec-diff/git/git.ts';
import { gitObstacles } from './git-obstacles.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quittance-git-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('has no objection to a clean main', () => {
  start();
  expect(gitObstacles(root)).toEqual([]);
});

test('refuses a folder that is no repository', () => {
  expect(gitObstacles(root)).toEqual([expect.stringContaining('no git checkout')]);
});

test('refuses another branch, and none', () => {
  start();
  git({ root }, 'switch', '--quiet', '--create', 'feature');
  expect(gitObstacles(root)).toEqual([expect.stringContaining('the branch feature')]);
  git({ root }, 'switch', '--quiet', '--detach');
  expect(gitObstacles(root)).toEqual([expect.stringContaining('This is no branch')]);
});

test('refuses what is not committed, and counts it', () => {
  start();
  writeFileSync(join(root, 'a.txt'), 'a');
  writeFileSync(join(root, 'b.txt'), 'b');
  expect(gitObstacles(root)).toEqual([expect.stringContaining('(?? a.txt and 1 more)')]);
});

test('refuses a commit that origin does not have', () => {
  start();
  git({ root }, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  expect(gitObstacles(root)).toEqual([]);
  commit('two');
  expect(gitObstacles(root)).toEqual([expect.stringContaining('not that of origin/main')]);
});

function start(): void {
  git({ root }, 'init', '--quiet', '--initial-branch', 'main');
  git({ root }, 'config', 'user.name', 'Till');
  git({ root }, 'config', 'user.email', 'till@example.com');
  commit('one');
}

function commit(message: string): void {
  git({ root }, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--allow-empty', '--message', message);
}
