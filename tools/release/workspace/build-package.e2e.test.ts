import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repoRoot } from '../../shared/folders.ts';
import { run } from '../../shared/run.ts';
import { buildPackage } from './build-package.ts';
import { copyWorkspace } from './copy-workspace.ts';
import { workspacePackages } from './workspace-packages.ts';

let root: string;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-build-')));
  copyWorkspace(repoRoot, root);
  // As a release does it: the version is raised first, then everything is built.
  const path = join(root, 'packages/keyline/package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, version: '9.8.7' }));
  for (const one of workspacePackages(root)) {
    if (['runtime', 'keyline', 'sandbox'].includes(one.folder)) await buildPackage(root, one);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a package that is built after its version was raised tells that version to the vendor', async () => {
  const program = `
    import { createKeylineClient, getPrintery } from './dist/index.js';
    const fetch = async (_, { headers }) => {
      console.log(headers['user-agent']);
      return Response.json({});
    };
    const client = createKeylineClient({
      apiKey: '0'.repeat(64),
      application: 'my-till/2.1',
      fetch,
      validation: { response: false },
    });
    await getPrintery({ client });
  `;
  const cwd = join(root, 'packages/keyline');
  const told = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd });
  const [major] = process.versions.node.split('.');
  expect(told.trim()).toBe(`quittance-keyline/9.8.7 node/${major} my-till/2.1`);
});

test('the sandbox, which compiles in what tools share, is built from a copy as git hands it out', async () => {
  const program = `
    import { createSandbox } from './dist/index.js';
    import { keyline } from './dist/keyline/index.js';
    using sandbox = createSandbox(keyline);
    console.log(sandbox.id);
  `;
  const cwd = join(root, 'packages/sandbox');
  expect((await run(process.execPath, ['--input-type=module', '--eval', program], { cwd })).trim()).toBe(
    'keyline',
  );
});
