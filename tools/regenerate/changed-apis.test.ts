import { expect, test } from 'vitest';
import { type TempRepo, tempRepo } from '../spec-diff/testing/temp-repo.ts';
import { changedApis } from './changed-apis.ts';

const tills = { id: 'acme/tills', package: 'acme', entry: 'tills', name: 'Tills' };
const globex = { id: 'globex', package: 'globex', entry: '.', name: 'Globex' };
const registered = [tills, globex];

function committed(): TempRepo {
  const repo = tempRepo({
    'specs/apis.yaml': 'globex: {}\n',
    'specs/acme/tills/openapi.yaml': 'openapi: 3.1.0\n',
    'specs/globex/openapi.yaml': 'openapi: 3.1.0\n',
    'packages/acme/src/gen/tills/types.gen.ts': 'export {};\n',
  });
  repo.commit();
  return repo;
}

test.each([
  ['a spec that was edited', 'specs/globex/openapi.yaml', [globex]],
  ['a new file of a spec', 'specs/acme/tills/resources/item.yaml', [tills]],
  ['generated code that was edited by hand', 'packages/acme/src/gen/tills/types.gen.ts', [tills]],
  ['the list of APIs', 'specs/apis.yaml', registered],
  ['the generator', 'tools/generate/emit.ts', registered],
  ['a test of the generator', 'tools/generate/emit.test.ts', registered],
  ['written code', 'packages/acme/src/index.ts', registered],
])('for %s', (_what, file, apis) => {
  const repo = committed();
  repo.write({ [file]: 'changed\n' });
  expect(changedApis(repo.root, registered).apis).toEqual(apis);
});

test('says why: which changed, which tool did, or that none did', () => {
  const repo = committed();
  const reason = () => changedApis(repo.root, registered).reason;
  expect(reason()).toMatch(/^All APIs: none of them changed since HEAD \([0-9a-f]{7}\)\.$/);
  repo.write({ 'specs/globex/openapi.yaml': 'openapi: 3.1.1\n' });
  expect(reason()).toMatch(/^Changed since HEAD \(.*\): globex\.$/);
  repo.write({ 'tools/bundle/bundle.ts': 'changed\n' });
  expect(reason()).toMatch(/^All APIs: tools\/bundle\/bundle\.ts changed since HEAD/);
  expect(changedApis(tempRepo().root, registered).reason).toBe('All APIs: there is no commit yet.');
});

test('looks at what a branch committed since it left main', () => {
  const repo = committed();
  repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  repo.git('switch', '--quiet', '--create', 'branch');
  repo.write({ 'specs/globex/openapi.yaml': 'openapi: 3.1.1\n' });
  repo.commit();
  expect(changedApis(repo.root, registered).apis).toEqual([globex]);
});
