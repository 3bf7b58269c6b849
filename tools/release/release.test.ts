import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../shared/run.ts';
import { git } from '../spec-diff/git/git.ts';
import { type ReleaseOptions, ReleaseRefusedError, release } from './release.ts';
import { addDependencies } from './testing/add-dependencies.ts';
import { type LoopbackRegistry, startLoopbackRegistry } from './testing/loopback-registry.ts';
import { npmEnvironment } from './testing/npm-environment.ts';
import { type SampleWorkspace, sampleWorkspace } from './testing/sample-workspace.ts';
import { raiseVersions } from './workspace/raise-versions.ts';
import { workspacePackages } from './workspace/workspace-packages.ts';

let home: string;
let registry: LoopbackRegistry;
let workspace: SampleWorkspace;
let user: string;

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-home-')));
  registry = await startLoopbackRegistry();
  workspace = sampleWorkspace(['runtime', 'masstack']);
  await addDependencies(registry, workspace.folder, workspacePackages(workspace.folder));
  user = join(home, 'shop');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }\n');
});

afterAll(async () => {
  await registry?.stop();
  workspace?.remove();
  rmSync(home, { recursive: true, force: true });
});

test('refuses, with a reason for each thing that is missing, and publishes nothing', async () => {
  workspace.changeset('first', { '@quittance/runtime': 'minor' }, 'First release.');
  git({ root: workspace.folder }, 'switch', '--quiet', '--create', 'feature');
  const reasons = await refusal({
    env: npmEnvironment(home, registry, { signedIn: false }),
    provenance: true,
  });
  expect(reasons).toEqual([
    'This is the branch feature. Releases are made from main: merge, then `git switch main`.',
    'The working tree has changes (?? .changeset/first.md). Commit them or take them away.',
    expect.stringMatching(/^A changeset waits in \.changeset.*`pnpm changeset version`/),
    expect.stringMatching(/^Provenance can be attested only in a job of GitHub Actions.*--no-provenance/),
    expect.stringMatching(/^The registry does not know who this is.*`npm login`/),
  ]);
  expect(registry.published).toEqual([]);
  git({ root: workspace.folder }, 'switch', '--quiet', 'main');
});

test('refuses while the tests fail, and builds nothing', async () => {
  workspace.changeset(
    'first',
    { '@quittance/runtime': 'minor', '@quittance/masstack': 'minor' },
    'First release.',
  );
  writeFileSync(
    join(workspace.folder, 'tools/bootstrap.mjs'),
    "process.exit(process.argv[2] === 'test' ? 1 : 0);\n",
  );
  await raiseVersions(workspace.folder);
  workspace.commit('Version packages');
  expect(await refusal({ tested: false })).toEqual([expect.stringMatching(/^The tests fail/)]);
  expect(existsSync(join(home, 'packed'))).toBe(false);
});

test('publishes a first version, runtime first, and a user installs it and calls it', async () => {
  await release(options());
  expect(registry.published).toEqual(['@quittance/runtime@0.1.0', '@quittance/masstack@0.1.0']);
  expect(registry.tags('@quittance/masstack')).toEqual({ latest: '0.1.0' });
  expect(tagsOf(workspace)).toEqual(['@quittance/masstack@0.1.0', '@quittance/runtime@0.1.0']);

  await npmInstall('@quittance/masstack', '@quittance/runtime');
  expect(installed('@quittance/masstack').dependencies).toMatchObject({ '@quittance/runtime': '^0.1.0' });
  expect(await runInShop()).toBe('0.1.0 ConfigurationError true');
});

test('publishes an upgrade of the runtime with what depends on it, and the user reads why in the changelog', async () => {
  workspace.changeset('calmer', { '@quittance/runtime': 'minor' }, 'Retries wait a little longer.');
  workspace.commit('Calmer retries');
  await raiseVersions(workspace.folder);
  workspace.commit('Version packages');

  await release(options());
  expect(registry.published.slice(2)).toEqual(['@quittance/runtime@0.2.0', '@quittance/masstack@0.1.1']);

  await npmInstall('@quittance/masstack@latest', '@quittance/runtime@latest');
  expect(await runInShop()).toBe('0.1.1 ConfigurationError true');
  expect(existsSync(join(user, 'node_modules/@quittance/masstack/node_modules/@quittance'))).toBe(false);
  const changelog = (name: string): string =>
    readFileSync(join(user, 'node_modules/@quittance', name, 'CHANGELOG.md'), 'utf8');
  expect(changelog('runtime')).toMatch(
    /## 0\.2\.0\n[\s\S]*Retries wait a little longer\.[\s\S]*## 0\.1\.0\n/,
  );
  expect(changelog('masstack')).toMatch(/## 0\.1\.1\n[\s\S]*@quittance\/runtime@0\.2\.0/);
});

test('refuses a version that the registry has, and says so without failing where a pipeline asks', async () => {
  const before = [...registry.published];
  expect(await refusal()).toEqual([expect.stringMatching(/^The registry has every version already\./)]);
  expect(await release({ ...options(), ifNeeded: true })).toEqual([]);
  expect(registry.published).toEqual(before);
});

test('asks no other registry than the one on loopback, and for nothing that it lacks', () => {
  // `npm view` asked for the packages before there were any.
  expect([...registry.missing].sort()).toEqual(['@quittance/masstack', '@quittance/runtime']);
});

function options(): ReleaseOptions {
  return {
    root: workspace.folder,
    destination: join(home, 'packed'),
    tested: true,
    provenance: false,
    env: npmEnvironment(home, registry),
  };
}

async function refusal(changes: Partial<ReleaseOptions> = {}): Promise<readonly string[]> {
  try {
    await release({ ...options(), ...changes });
  } catch (error) {
    if (error instanceof ReleaseRefusedError) return error.reasons;
    throw error;
  }
  throw new Error('It was released.');
}

async function npmInstall(...specifiers: readonly string[]): Promise<void> {
  await run('npm', ['install', '--ignore-scripts', ...specifiers], {
    cwd: user,
    env: npmEnvironment(home, registry, { signedIn: false }),
  });
}

/** What a program of the user's sees: the version, an error of the client, and that the error is the runtime's own. */
async function runInShop(): Promise<string> {
  writeFileSync(
    join(user, 'shop.js'),
    `import { createBilling } from '@quittance/masstack/billing';
import { isConfigurationError } from '@quittance/runtime';
import manifest from '@quittance/masstack/package.json' with { type: 'json' };
try {
  createBilling({ token: 'token', baseUrl: 'http://example.com' });
} catch (error) {
  console.log(manifest.version, error.name, isConfigurationError(error));
}
`,
  );
  return (await run('node', ['shop.js'], { cwd: user })).trim();
}

function installed(name: string): { readonly dependencies?: unknown } {
  return JSON.parse(readFileSync(join(user, 'node_modules', name, 'package.json'), 'utf8'));
}

function tagsOf({ folder }: SampleWorkspace): string[] {
  return git({ root: folder }, 'tag', '--list').trim().split('\n');
}
