import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLinks } from '../docs/check-links.ts';
import { startModuleProcess } from '../docs/module-process.ts';
import { readPage } from '../docs/read-page.ts';
import { snippetModule } from '../docs/snippet-module.ts';
import { openPrism } from '../docs/stages/prism.ts';
import { generate, generatedFolder } from '../generate/generate.ts';
import { type Drift, findDrift } from '../generate/generated-files.ts';
import { lint } from '../lint/lint.ts';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { run } from '../shared/run.ts';
import { checkPackages } from './package/check-packages.ts';
import { scaffold } from './scaffold.ts';
import { releaseProblems } from './testing/release-problems.ts';
import { type RepositoryCopy, repositoryCopy } from './testing/repository-copy.ts';

// What a newcomer does, in a copy of the repository: a vendor with one API, which gets a second one, a vendor whose API
// has a name, one that begins with the vendor's document.

let copy: RepositoryCopy;
let root: string;
let specs: string;

beforeAll(async () => {
  copy = await repositoryCopy();
  root = copy.root;
  specs = join(root, 'specs');
});

afterAll(() => copy?.remove());

/** A vendor that this checkout does not have: somebody may have made an `acme` in it. */
function vendor(name: string): string {
  return registeredApis().some((api) => api.package === name) ? vendor(`${name}x`) : name;
}

const make = (id: string, from?: string, dryRun = false) =>
  scaffold(id, { root, from, date: '2026-03-02', dryRun });

/** What in the generated files of an API is not as its spec makes it. */
async function drift(id: string): Promise<readonly Drift[]> {
  const registered = registeredApis(specs);
  const api = registered.find((one) => one.id === id);
  if (api === undefined) throw new Error(`${id} is not registered in the copy`);
  const apart = registered.filter((one) => one !== api && one.package === api.package && api.entry === '.');
  return findDrift(
    generatedFolder(api, root),
    await generate(api, { specs }),
    apart.map(({ entry }) => entry),
  );
}

const installed = (path: string) => join(repoRoot, 'node_modules', path);
const tsc = join(repoRoot, 'tools/node_modules/typescript7/bin/tsc');
const typecheck = (folder: string) => copy.run(`packages/${folder}`, tsc, '--singleThreaded');
const quickstart = (id: string) => `
  import { findQuickstarts } from './tools/quickstart/quickstarts.ts';
  import { runQuickstart } from './tools/quickstart/run-quickstart.ts';
  const { code, output } = await runQuickstart('${id}', findQuickstarts().get('${id}'));
  console.log(output);
  process.exitCode = code;
`;

/** Puts the snippets of a package's page beside its tests, where its types are checked, and tells which are run. */
function placeSnippets(folder: string): { readonly file: string; readonly apis: readonly string[] }[] {
  const page = readPage('README.md', readFileSync(join(root, 'packages', folder, 'README.md'), 'utf8'));
  return page.snippets.map((snippet) => {
    const file = join(root, 'packages', folder, 'test', `readme-${snippet.line}.ts`);
    writeFileSync(file, snippetModule(snippet, page).text);
    return { file, apis: snippet.run?.apis ?? [] };
  });
}

interface ContractLine {
  readonly api: string;
  readonly cases: number;
  readonly failures: number;
  readonly skipped: number;
}

test('what the scaffold makes passes what `npm test` asks of it, as it stands', {
  timeout: 900_000,
}, async () => {
  const [one, two] = [vendor('acme'), vendor('globex')];
  const ids = [one, `${one}/extra`, `${two}/things`];
  const made = await copy.run('', 'tools/scaffold/cli.ts', one);
  expect(made.stdout).toContain(`packages/${one}/src/index.ts`);
  for (const id of ids.slice(1)) await make(id);
  for (const id of ids) {
    expect((await lint(id, { specs })).problems, id).toEqual([]);
    expect(await drift(id), id).toEqual([]);
  }
  const paths = new RegExp(`^packages/(${one}|${two})/`);
  expect(checkPackages(root).filter((line) => paths.test(line))).toEqual([]);
  for (const page of ['README.md', `packages/${one}/README.md`, `packages/${two}/README.md`]) {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text).toContain(`@quittance/${page.includes(one) ? one : two}`);
    expect(checkLinks(page, text, root)).toEqual([]);
  }
  // The files beside these are those of the checkout, at which `npm test` looks.
  const written = copy.changes().map((line) => line.slice('?? '.length));
  await copy.run('', installed('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ...written);
  await run('pnpm', ['install', '--frozen-lockfile', '--lockfile-only', '--prefer-offline'], { cwd: root });
  const announced = await copy.run('', 'tools/spec-diff/cli.ts', '--check');
  expect(announced.stdout).toContain('Every change since HEAD');

  for (const folder of [one, two]) copy.link(folder);
  // One is built where it stands, as `npm test` does it; the others are taken as the scaffold brought them.
  await copy.build(one);
  const snippets = [one, two].flatMap(placeSnippets);
  expect(snippets.flatMap(({ apis }) => apis)).toEqual(ids);
  await Promise.all([typecheck(one), typecheck(two)]);
  // Without the contract tool this fails, and so it should: a skeleton that nobody checks is no skeleton.
  const { stdout } = await copy.run('', 'tools/contract/cli.ts', '--json', ...ids);
  const contract = JSON.parse(stdout) as ContractLine[];
  expect(contract.map(({ api, failures, skipped }) => ({ api, failures, skipped }))).toEqual(
    ids.map((api) => ({ api, failures: 0, skipped: 0 })),
  );
  for (const { cases } of contract) expect(cases).toBeGreaterThan(20);
  const example = await copy.run('', '--input-type=module', '--eval', quickstart(`${two}/things`));
  expect(example.stdout).toMatch(/things\.create[\s\S]*things\.list/);
  const prism = await openPrism(one, { specs });
  const modules = startModuleProcess();
  const snippet = await modules.run(snippets[0]?.file ?? '', prism.routes).finally(() => prism.close());
  await modules.stop();
  expect(snippet).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('.create') });
  expect(await releaseProblems(root, [one, two])).toEqual([]);
});

test('a vendor that begins with its own document passes what `npm test` asks of an adopted API, as it stands', {
  timeout: 600_000,
}, async () => {
  const document = join(import.meta.dirname, 'fixtures/shop.yaml');
  const before = copy.changes();
  const tried = await make('shop', document, true);
  expect(copy.changes()).toEqual(before);
  const { findings, account } = await make('shop', document);
  expect(tried).toMatchObject({ account, findings });
  expect(account).toMatchObject({ operations: 9, compiled: 7, refused: 2 });
  expect(findings.map(({ where }) => where)).toContain('Audit.entry');
  await make('bakery', writeDocument('bakery.json', bakery));
  const ids = ['shop', 'bakery'];
  const registered = registeredApis(specs).filter(({ id }) => ids.includes(id));
  expect(registered.map(({ adopted }) => adopted)).toEqual([true, true]);
  for (const id of ids) {
    expect(await drift(id)).toEqual([]);
    copy.link(id);
    // Its example imports the package as users do; the scaffold has brought its build.
    placeSnippets(id);
    await typecheck(id);
    const { problems, left } = await lint(id, { specs, adopted: true });
    expect(problems, id).toEqual([]);
    expect([...new Set(left.map(({ rule }) => rule))].sort()).toEqual([
      'descriptions',
      'named-examples',
      'operation-metadata',
      'scalar-examples',
      'tag-description',
    ]);
    expect(readFileSync(join(root, 'packages', id, 'README.md'), 'utf8')).toContain('**Not curated yet**');
  }
  const { stdout } = await copy.run('', 'tools/contract/cli.ts', '--json', ...ids);
  const contract = JSON.parse(stdout) as ContractLine[];
  expect(contract.map(({ api, failures }) => ({ api, failures }))).toEqual(
    ids.map((api) => ({ api, failures: 0 })),
  );
  for (const { cases } of contract) expect(cases).toBeGreaterThan(20);
});

/** OAuth 2, a pattern without an example, a field that is required and not described: nothing to take a value from. */
const bakery = {
  openapi: '3.0.3',
  info: { title: 'Bakery', version: '1' },
  servers: [{ url: 'https://bakery.test' }],
  security: [{ oauth: ['bread'] }],
  paths: {
    '/loaves': {
      post: {
        operationId: 'bakeLoaf',
        tags: ['Loaves'],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Loaf' } } },
        },
        responses: {
          '201': {
            description: 'Baked.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Loaf' } } },
          },
          '422': { description: 'Burnt.' },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://bakery.test/token', scopes: { bread: 'Bread.' } } },
      },
    },
    schemas: {
      Loaf: {
        type: 'object',
        required: ['code', 'flour'],
        properties: {
          code: { type: 'string', pattern: '^LF[0-9a-f]{8}$' },
          weight: { type: 'number', minimum: 0.25, maximum: 4, multipleOf: 0.25 },
          seeds: { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string', maxLength: 12 } },
          within: { $ref: '#/components/schemas/Loaf' },
        },
      },
    },
  },
};

function writeDocument(name: string, document: object): string {
  const file = join(root, '..', name);
  writeFileSync(file, JSON.stringify(document));
  return file;
}
