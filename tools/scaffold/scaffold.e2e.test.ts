import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLinks } from '../docs/check-links.ts';
import { generate, generatedFolder } from '../generate/generate.ts';
import { type Drift, findDrift } from '../generate/generated-files.ts';
import { lint } from '../lint/lint.ts';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { checkPackages } from './package/check-packages.ts';
import { scaffold } from './scaffold.ts';

// What a newcomer does, in a copy of the repository: a vendor with one API, a vendor with two, one that begins with
// the vendor's document. Nothing is installed: the copy borrows what is installed here.

const leftOut = ['node_modules', 'dist', '.git', '.turbo', '.bundled', '.cache', 'coverage'];
let root: string;
let specs: string;

beforeAll(async () => {
  root = join(mkdtempSync(join(tmpdir(), 'quittance-scaffold-')), 'repo');
  specs = join(root, 'specs');
  cpSync(repoRoot, root, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  for (const folder of ['', 'tools', 'packages/runtime']) {
    symlinkSync(join(repoRoot, folder, 'node_modules'), join(root, folder, 'node_modules'));
  }
  // The clients stand on the runtime as it is built here, or now where nobody has built it yet.
  const runtime = join(repoRoot, 'packages/runtime/dist');
  if (existsSync(runtime)) cpSync(runtime, join(root, 'packages/runtime/dist'), { recursive: true });
  else await build('runtime');
});

afterAll(() => rmSync(join(root, '..'), { recursive: true, force: true }));

const make = (id: string, from?: string) => scaffold(id, { root, from, date: '2026-03-02' });

/** What in the generated files of an API is not as its spec makes it. */
async function drift(id: string): Promise<readonly Drift[]> {
  const api = registeredApis(specs).find((one) => one.id === id);
  if (api === undefined) throw new Error(`${id} is not registered in the copy`);
  return findDrift(generatedFolder(api, root), await generate(api, { specs }));
}

/** Links what `pnpm install` would link. */
function link(folder: string): void {
  const modules = join(root, 'packages', folder, 'node_modules');
  mkdirSync(join(modules, '@quittance'), { recursive: true });
  symlinkSync(join(root, 'packages/runtime'), join(modules, '@quittance/runtime'));
  symlinkSync(join(root, 'tools'), join(modules, '@quittance/tools'));
  symlinkSync(join(repoRoot, 'packages/runtime/node_modules/zod'), join(modules, 'zod'));
}

/** Runs a program with this Node; what it printed comes back, or is the error. */
async function run(folder: string, ...args: string[]): Promise<{ stdout: string; output: string }> {
  const child = spawn(process.execPath, args, { cwd: join(root, folder), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0)
    throw new Error(`${args.join(' ')} ended with ${code} in ${folder || 'the root'}:\n${output}`);
  return { stdout, output };
}

const installed = (path: string) => join(repoRoot, 'node_modules', path);
const build = (folder: string) =>
  run(`packages/${folder}`, installed('tsdown/dist/run.mjs'), '--config', '../../tsdown.config.ts');
const typecheck = (folder: string) => run(`packages/${folder}`, installed('typescript/bin/tsc'));
const quickstart = (id: string) => `
  import { findQuickstarts } from './tools/quickstart/quickstarts.ts';
  import { runQuickstart } from './tools/quickstart/run-quickstart.ts';
  const { code, output } = await runQuickstart('${id}', findQuickstarts().get('${id}'));
  console.log(output);
  process.exitCode = code;
`;

interface ContractLine {
  readonly api: string;
  readonly cases: number;
  readonly failures: number;
  readonly skipped: number;
}

test('a vendor made by the scaffold lints, generates, builds, type-checks, runs and keeps its contract at once', {
  timeout: 900_000,
}, async () => {
  const made = await run('', 'tools/scaffold/cli.ts', 'acme');
  expect(made.stdout).toContain('packages/acme/src/index.ts');
  await make('acme2/things');
  await make('acme2/orders');
  const ids = ['acme', 'acme2/things', 'acme2/orders'];
  for (const id of ids) {
    expect((await lint(id, { specs })).problems, id).toEqual([]);
    expect(await drift(id), id).toEqual([]);
  }
  expect(checkPackages(root).filter((line) => line.startsWith('packages/acme'))).toEqual([]);
  for (const page of ['README.md', 'packages/acme/README.md', 'packages/acme2/README.md']) {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text).toContain('acme');
    expect(checkLinks(page, text, root)).toEqual([]);
  }

  for (const folder of ['acme', 'acme2']) link(folder);
  await Promise.all([build('acme'), build('acme2')]);
  await typecheck('acme2');
  // Without the contract tool this fails, and so it should: a skeleton that nobody checks is no skeleton.
  const { stdout } = await run('', 'tools/contract/cli.ts', '--json', ...ids);
  const contract = JSON.parse(stdout) as ContractLine[];
  expect(contract.map(({ api, failures, skipped }) => ({ api, failures, skipped }))).toEqual(
    ids.map((api) => ({ api, failures: 0, skipped: 0 })),
  );
  for (const { cases } of contract) expect(cases).toBeGreaterThan(20);
  const example = await run('', '--input-type=module', '--eval', quickstart('acme2/things'));
  expect(example.stdout).toMatch(/things\.create[\s\S]*things\.list/);
});

test('a vendor that begins with its own document generates, builds and type-checks, and lint asks for words and examples alone', {
  timeout: 600_000,
}, async () => {
  const { findings } = await make('shop', join(import.meta.dirname, 'fixtures/shop.yaml'));
  expect(findings.map(({ where }) => where)).toContain('Audit.entry');
  expect(await drift('shop')).toEqual([]);
  link('shop');
  // Its example imports the package as users do, so the build comes first.
  await build('shop');
  await typecheck('shop');
  const { problems } = await lint('shop', { specs });
  expect([...new Set(problems.map(({ rule }) => rule))].sort()).toEqual([
    'descriptions',
    'named-examples',
    'operation-description',
    'operation-metadata',
    'operation-summary',
    'parameter-description',
    'scalar-examples',
    'tag-description',
  ]);
});

test('a refusal writes nothing', async () => {
  const before = readFileSync(join(specs, 'apis.yaml'), 'utf8');
  await expect(make('fiskaly')).rejects.toThrow('has APIs of their own');
  await expect(make('newcomer', 'nowhere.yaml')).rejects.toThrow('nowhere.yaml is not there');
  await expect(run('', 'tools/scaffold/cli.ts')).rejects.toThrow('Usage: pnpm scaffold');
  expect(readFileSync(join(specs, 'apis.yaml'), 'utf8')).toBe(before);
  expect(existsSync(join(root, 'packages/newcomer'))).toBe(false);
});
