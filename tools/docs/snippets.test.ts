import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { compileModules, type PlacedModule } from './compile-modules.ts';
import { differenceOfOutput, expectedOutput } from './expected-output.ts';
import { markdownFiles } from './markdown-files.ts';
import { type ModuleProcess, startModuleProcess } from './module-process.ts';
import { readPage, type Snippet, type SnippetRun } from './read-page.ts';
import { importedPackages, snippetModule } from './snippet-module.ts';
import { givensOf, openStage } from './stages/index.ts';
import { createUserProject, type UserProject } from './user-project.ts';

const pages = markdownFiles().map((file) => readPage(file, readFileSync(join(repoRoot, file), 'utf8')));
const snippets = pages.flatMap((page) => page.snippets.map((snippet) => ({ snippet, page })));
const modules = snippets
  .filter(({ snippet }) => !snippet.notCompiled)
  .map(({ snippet, page }) => ({ snippet, module: placed(snippet, snippetModule(snippet, page)) }));
const run = modules.flatMap(({ snippet, module }) =>
  snippet.run ? [{ snippet, module, how: snippet.run }] : [],
);

let project: UserProject;
let child: ModuleProcess;

beforeAll(() => {
  child = startModuleProcess();
  project = createUserProject([
    'runtime',
    'journal',
    'opentelemetry',
    'sandbox',
    ...new Set(registeredApis().map((api) => api.package)),
  ]);
  for (const { module } of modules) {
    const place = join(project.folder, module.path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, module.text);
  }
});

afterAll(async () => {
  await child?.stop();
  project?.remove();
  const not = snippets.filter(({ snippet }) => snippet.notRun !== undefined);
  console.log(
    `docs: ${modules.length} snippets compiled, ${run.length} run, ${not.length} not, with reasons that readers see`,
  );
  for (const { snippet } of not) console.log(`  not run: ${snippet.file}:${snippet.line} ${snippet.notRun}`);
});

test('every snippet compiles against the built packages, under the strict options', () => {
  expect(modules.length).toBeGreaterThan(0);
  expect(
    compileModules(
      project.folder,
      modules.map(({ module }) => module),
    ),
  ).toEqual([]);
});

test('what a snippet imports, its page has told to install', () => {
  const unnamed = snippets.flatMap(({ snippet, page }) =>
    importedPackages(snippet.code)
      .filter((name) => !page.installs.includes(name))
      .map((name) => `${snippet.file}:${snippet.line} imports ${name}, and no \`npm install\` line names it`),
  );
  expect(unnamed).toEqual([]);
});

test('what a snippet says is given, an API of it can give', () => {
  const unknown = run.flatMap(({ snippet, how: { apis, given } }) =>
    given === undefined || apis.flatMap(givensOf).includes(given)
      ? []
      : [`${snippet.file}:${snippet.line} given: ${given}, and none of ${apis.join(', ')} gives that`],
  );
  expect(unknown).toEqual([]);
});

test.each(run.map((one) => [`${one.snippet.file}:${one.snippet.line}`, one] as const))(
  '%s runs, prints what it says and warns of nothing',
  async (_, { snippet, module, how }) => {
    const place = join(project.folder, module.path);
    const { stderr, code, stdout, missing } = await runOnStages(how, place, module.text);
    expect(missing, 'what the page takes for granted, and nobody gives').toEqual([]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const expected = expectedOutput(`${snippet.code}\n${how.behind?.code ?? ''}`);
    if (expected.length > 0) expect(differenceOfOutput(expected, stdout)).toBeUndefined();
  },
);

/** Runs a snippet against stand-ins of the APIs that it names, opened for it alone. */
async function runOnStages({ apis, given }: SnippetRun, place: string, text: string) {
  const open = [];
  try {
    for (const api of apis) open.push(await openStage(api, given, dirname(place)));
    const variables = Object.assign({}, ...open.map((one) => one.variables)) as Record<string, string>;
    const wanted = [...text.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name = '']) => name);
    const routes = open.flatMap((one) => one.routes);
    return {
      missing: wanted.filter((name) => !variables[name]),
      ...(await child.run(place, routes, variables)),
    };
  } finally {
    await Promise.all(open.map((one) => one.close()));
  }
}

/** In a folder of its own, since it may write files, and pages beside each other may have one on the same line. */
function placed(snippet: Snippet, module: ReturnType<typeof snippetModule>): PlacedModule {
  return {
    ...module,
    path: join(snippet.file.replace(/\.md$/, ''), `line-${snippet.line}`, 'snippet.ts'),
    file: snippet.file,
  };
}
