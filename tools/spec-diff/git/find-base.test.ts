import { expect, test } from 'vitest';
import { tempRepo } from '../testing/temp-repo.ts';
import { findBase } from './find-base.ts';

const spec = 'specs/shop/openapi.yaml';

test('says so where there is no commit', () => {
  expect(findBase(tempRepo().root)).toEqual({ reason: 'there is no commit yet' });
});

test('says so on the only commit with nothing changed', () => {
  const repo = tempRepo({ [spec]: 'a' });
  repo.commit();
  expect(findBase(repo.root)).toEqual({
    reason: 'nothing is changed, and no commit before this one is here',
  });
});

test('takes HEAD for what is not committed yet, a new file included', () => {
  const repo = tempRepo({ [spec]: 'a' });
  repo.commit();
  const sha = repo.commit();
  repo.write({ 'specs/shop/new.yaml': 'b' });
  expect(findBase(repo.root)).toMatchObject({ sha });
});

test('takes the commit before where nothing is changed', () => {
  const repo = tempRepo({ [spec]: 'a' });
  const sha = repo.commit();
  repo.write({ [spec]: 'b' });
  repo.commit();
  repo.write({ 'README.md': 'A change that no client feels.' });
  expect(findBase(repo.root)).toMatchObject({ sha });
});

test('takes the commit where the branch left origin/main, not what main gained since', () => {
  const repo = tempRepo({ [spec]: 'a' });
  const left = repo.commit();
  repo.git('checkout', '--quiet', '-b', 'branch');
  repo.write({ [spec]: 'b' });
  repo.commit();
  repo.commit();
  repo.git('checkout', '--quiet', 'main');
  repo.write({ 'specs/other.yaml': 'c' });
  repo.git('update-ref', 'refs/remotes/origin/main', repo.commit());
  repo.git('checkout', '--quiet', 'branch');
  expect(findBase(repo.root)).toEqual({ sha: left, label: `origin/main (${left.slice(0, 7)})` });
});

test('takes the ref that is asked for, even if nothing is changed since', () => {
  const repo = tempRepo({ [spec]: 'a' });
  repo.commit();
  const sha = repo.commit();
  expect(findBase(repo.root, 'HEAD')).toMatchObject({ sha });
});

test('refuses a ref that is not there, and says how to get it', () => {
  const repo = tempRepo({ [spec]: 'a' });
  repo.commit();
  expect(() => findBase(repo.root, 'v9')).toThrow('No commit `v9` is here. Fetch it (git fetch origin)');
});
