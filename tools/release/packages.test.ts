import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differenceOfOutput, expectedOutput } from '../docs/expected-output.ts';
import { readPage } from '../docs/read-page.ts';
import { repoRoot } from '../shared/folders.ts';
import { type EntryPoint, entryPoints } from './api/entry-points.ts';
import { checkPacked } from './check/check-packed.ts';
import { packWorkspace } from './pack/pack-workspace.ts';
import type { PackedPackage } from './pack/packed-package.ts';
import { budgetProblems, describeBudget, readBudgets } from './size/budgets.ts';
import { measureSizes } from './size/size-checks.ts';
import { type ConsumerProject, consumerProject } from './testing/consumer-project.ts';
import { importEverything, usage } from './testing/consumer-source.ts';
import { type PreparedWorkspace, prepareWorkspace } from './workspace/prepare-workspace.ts';
import { type PackageManifest, workspacePackages } from './workspace/workspace-packages.ts';

const sandboxPage = 'packages/sandbox/README.md';
const names = workspacePackages(repoRoot).map(({ name }) => name);
let home: string;
let workspace: PreparedWorkspace;
let packed: readonly PackedPackage[];
let entries: readonly EntryPoint[];

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-packages-')));
  // `npm test` has just built them; that a release builds from nothing: `workspace/build-package.e2e.test.ts`.
  workspace = await prepareWorkspace(repoRoot, { reuse: true });
  packed = await packWorkspace(workspace, { destination: join(home, 'packed') });
  entries = entryPoints(workspace.folder, workspace.packages);
});

afterAll(() => {
  workspace?.remove();
  rmSync(home, { recursive: true, force: true });
});

test.each(names)('%s is packed with what users need and nothing else, and lints clean', async (name) => {
  const own = packed.filter((one) => one.name === name);
  expect(own).toHaveLength(1);
  expect((await Promise.all(own.map(checkPacked))).flat()).toEqual([]);
});

test('importing a package costs no more than its budget', async () => {
  const budgets = readBudgets();
  const sizes = await measureSizes(budgets, entries);
  console.log(
    sizes.map(({ budget, bytes }) => `size: ${bytes} bytes gzipped, ${describeBudget(budget)}`).join('\n'),
  );
  const specifiers = entries.map(({ specifier }) => specifier);
  expect(budgetProblems(budgets, sizes, specifiers)).toEqual([]);
});

describe('a project with the lowest ky, zod and undici that are allowed', () => {
  const chosen = ['ky', 'zod', 'undici'].map((name) =>
    join(repoRoot, 'tools/node_modules', `${name}-lowest`),
  );
  let project: ConsumerProject;

  beforeAll(async () => {
    const others = ['@types/node', 'msw'];
    const { folder: root, packages } = workspace;
    project = await consumerProject({ root, packages, packed, others, chosen });
    project.write('everything.ts', importEverything(entries.map(({ specifier }) => specifier)));
    cpSync(join(repoRoot, 'tools/everywhere/programs/versions.mjs'), join(project.folder, 'versions.mjs'));
  });

  afterAll(() => project?.remove());

  test('has them, and one copy of each', () => {
    const place = join(project.folder, 'node_modules/@quittance/runtime/package.json');
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(place, 'utf8')) as PackageManifest;
    const ranges = Object.entries({ ...dependencies, ...peerDependencies });
    const copies = ranges.map(([name]) => [name, project.copies(name).map((one) => `^${one}`)]);
    expect(copies).toEqual(ranges.map(([name, range]) => [name, [range]]));
  });

  test('does with them what the packages promise', async () => {
    expect(JSON.parse(await project.run('versions.mjs'))).toEqual({
      ky: '2.0.0',
      zod: '4.0.0',
      undici: '8.12.0',
    });
  });

  test('compiles with their types', async () => {
    expect(await project.check('typescript7', { ...strict, ...nodenext, types: ['node'] })).toBe('');
  });
});

describe('a project that tries the tarballs of a clone', () => {
  const [snippet] = readPage(sandboxPage, readFileSync(join(repoRoot, sandboxPage), 'utf8')).snippets;
  const fromTarballs = ['@quittance/runtime', '@quittance/fiskaly', '@quittance/sandbox'];
  let project: ConsumerProject;

  beforeAll(async () => {
    const { folder: root, packages } = workspace;
    project = await consumerProject({ root, packages, packed, fromTarballs });
    project.write('try.ts', snippet?.code ?? '');
  });

  afterAll(() => project?.remove());

  test('runs what the page of the sandbox begins with, with one copy of each', async () => {
    const printed = await project.run('try.ts');
    expect(differenceOfOutput(expectedOutput(snippet?.code ?? ''), printed)).toBeUndefined();
    expect(printed).not.toBe('');
    expect(fromTarballs.map((name) => project.copies(name).length)).toEqual([1, 1, 1]);
  });
});

// By the folder each is installed in.
const compilers = [
  ['5.9', 'typescript59'],
  ['6', 'typescript'],
  ['7', 'typescript7'],
] as const;
const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
const bundler = { module: 'esnext', moduleResolution: 'bundler' };
const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  // What TypeScript itself brings is not ours: a clash with it is told of our declarations, too.
  skipDefaultLibCheck: true,
  noEmit: true,
  target: 'es2023',
};
// The rest knows web standards only. A sandbox is for tests, which run where Node's types are.
const isForNode = (specifier: string) =>
  ['@quittance/journal', '@quittance/runtime/node'].includes(specifier) ||
  specifier.startsWith('@quittance/sandbox');

describe('a project without the types of Node that checks the declarations of its dependencies', () => {
  let project: ConsumerProject;

  beforeAll(async () => {
    const { folder: root, packages } = workspace;
    project = await consumerProject({ root, packages, packed, installer: 'pnpm' });
    const specifiers = entries.map(({ specifier }) => specifier);
    project.write('everything.ts', importEverything(specifiers.filter((one) => !isForNode(one))));
    project.write('usage.ts', usage);
  });

  afterAll(() => project?.remove());

  const cases = compilers.flatMap(([version, compiler]) =>
    [nodenext, bundler].map((options) => ({ version, compiler, options, how: options.moduleResolution })),
  );
  test.each(cases)('compiles with TypeScript $version and $how', async ({ version, compiler, options }) => {
    expect(await project.versionOf(compiler)).toMatch(new RegExp(`^Version ${version}\\.`));
    expect(await project.check(compiler, { ...strict, ...options, types: [] })).toBe('');
  });

  test('is told where it uses them wrongly', async () => {
    const text = "import { createKeyline } from '@quittance/keyline';\ncreateKeyline({ apiKey: 1 });\n";
    project.write('misuse.ts', text);
    try {
      const complaint = await project.check('typescript7', { ...strict, ...nodenext, types: [] });
      expect(complaint).toMatch(/^misuse\.ts\(2,17\): error TS2322: .*number.*$/);
    } finally {
      project.delete('misuse.ts');
    }
  });
});

describe('a project for Node that checks the declarations of its dependencies', () => {
  let project: ConsumerProject;

  beforeAll(async () => {
    const { folder: root, packages } = workspace;
    const others = ['@types/node', 'undici', 'msw'];
    project = await consumerProject({ root, packages, packed, others, installer: 'pnpm' });
    project.write('everything.ts', importEverything(entries.map(({ specifier }) => specifier)));
  });

  afterAll(() => project?.remove());

  test.each(compilers)('compiles with TypeScript %s', async (_, compiler) => {
    expect(await project.check(compiler, { ...strict, ...nodenext, types: ['node'] })).toBe('');
  });
});
