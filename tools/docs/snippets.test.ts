import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mock, startMock } from '../mock/start-mock.ts';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { compileModules } from './compile-modules.ts';
import { differenceOfOutput, expectedOutput } from './expected-output.ts';
import { markdownFiles } from './markdown-files.ts';
import { readPage, type Snippet } from './read-page.ts';
import { runModule } from './run-module.ts';
import { importedPackages, snippetModule } from './snippet-module.ts';
import { createUserProject, type UserProject } from './user-project.ts';

const pages = markdownFiles().map((file) => readPage(file, readFileSync(join(repoRoot, file), 'utf8')));
const checked = pages.flatMap((page) =>
  page.snippets
    .filter(({ excuse }) => excuse === undefined)
    .map((snippet) => ({ snippet, page, path: join(dirname(snippet.file), `line-${snippet.line}.ts`) })),
);
const run = checked.filter(({ snippet }) => snippet.run !== undefined);
const excused = pages.flatMap(({ snippets }) => snippets.filter(({ excuse }) => excuse !== undefined));

let project: UserProject;
const mocks = new Map<string, Mock>();

beforeAll(async () => {
  project = createUserProject([
    'runtime',
    'journal',
    'opentelemetry',
    ...new Set(registeredApis().map((api) => api.package)),
  ]);
  const needed = [...new Set(run.flatMap(({ snippet }) => snippet.run?.apis ?? []))];
  await Promise.all(needed.map(async (id) => mocks.set(id, await startMock(id))));
});

afterAll(async () => {
  await Promise.all([...mocks.values()].map((mock) => mock.stop()));
  project?.remove();
  console.log(
    `docs: ${checked.length} snippets compiled, ${run.length} of them run, ${excused.length} excused`,
  );
  for (const { file, line, excuse } of excused) console.log(`  not compiled: ${file}:${line} ${excuse}`);
});

test('every snippet compiles against the built packages, under the strict options', () => {
  const modules = checked.map(({ snippet, page, path }) => ({
    ...snippetModule(snippet, page),
    path,
    file: snippet.file,
  }));
  expect(modules.length).toBeGreaterThan(0);
  expect(compileModules(project.folder, modules)).toEqual([]);
});

test('what a snippet imports, its page has told to install', () => {
  const unnamed = checked.flatMap(({ snippet, page }) =>
    importedPackages(snippet.code)
      .filter((name) => !page.installs.includes(name))
      .map((name) => `${snippet.file}:${snippet.line} imports ${name}, and no \`npm install\` line names it`),
  );
  expect(unnamed).toEqual([]);
});

test.concurrent.each(run.map((one) => [`${one.snippet.file}:${one.snippet.line}`, one] as const))(
  '%s runs against the mock, prints what it says and warns of nothing',
  async (_, { snippet, path }) => {
    const { apis, prefer } = snippet.run as NonNullable<Snippet['run']>;
    const result = await runModule(join(project.folder, path), apis.map(mockOf), prefer);
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    const expected = expectedOutput(snippet.code);
    if (expected.length > 0) expect(differenceOfOutput(expected, result.stdout)).toBeUndefined();
  },
);

function mockOf(id: string): Mock {
  const mock = mocks.get(id);
  if (!mock) throw new Error(`No mock of ${id} was started.`);
  return mock;
}
