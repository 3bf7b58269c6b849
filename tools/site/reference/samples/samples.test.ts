import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes } from '../../../conformance/clients/check-types.ts';
import { createUserProject, type UserProject } from '../../../docs/user-project.ts';
import { registeredApis } from '../../../shared/apis.ts';
import { repoRoot } from '../../../shared/folders.ts';
import { run, tryRun } from '../../../shared/run.ts';
import { createValidator } from '../../../shared/validator.ts';
import type { ApiPage } from '../model/api-page.ts';
import { readSpec } from '../operation/read-spec.ts';
import { exampleAnswers, patternOf } from '../testing/example-answers.ts';
import { runCommands, type SentRequest } from '../testing/run-commands.ts';
import { sampleVariables, shellVariables } from '../testing/sample-variables.ts';
import { wholeReference } from '../testing/whole-reference.ts';
import { shownPointer, shownRequest } from './shown-request.ts';

const apis = registeredApis();
let reference: readonly ApiPage[] = [];
let project: UserProject;

interface SampleResult {
  readonly file: string;
  readonly sent?: SentRequest;
  readonly error?: string;
}

const pagesOf = (id: string) =>
  reference.find((api) => api.id === id)?.groups.flatMap((group) => group.operations) ?? [];
const fileOf = (id: string, slug: string, title: string) =>
  `${id.replace('/', '-')}-${slug}-${title.toLowerCase()}.ts`;

beforeAll(async () => {
  reference = await wholeReference();
  project = createUserProject(['runtime', ...new Set(apis.map((api) => api.package))]);
  for (const { id } of apis)
    for (const { slug, samples } of pagesOf(id))
      for (const { title, code } of samples)
        writeFileSync(join(project.folder, fileOf(id, slug, title)), code);
  for (const name of ['file.svg', 'file.csv', 'file.bin'])
    writeFileSync(join(project.folder, name), `content of ${name}`);
  const runner = fileURLToPath(new URL('../testing/run-samples.mjs', import.meta.url));
  copyFileSync(runner, join(project.folder, 'run-samples.mjs'));
}, 300_000);

afterAll(() => project.remove());

it('all samples compile under strict options, against the packages as they are built', () => {
  expect(checkTypes(project.folder)).toEqual([]);
}, 300_000);

it('are formatted as the formatter does it', async () => {
  const config = {
    files: { includes: ['*.ts'] },
    json: { formatter: { enabled: false } },
    formatter: { indentStyle: 'space', lineWidth: 100 },
    javascript: { formatter: { quoteStyle: 'single' } },
  };
  writeFileSync(join(project.folder, 'biome.json'), JSON.stringify(config));
  const biome = join(repoRoot, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['check', '--linter-enabled=false', '--max-diagnostics=20', '.'];
  const { code, stdout, stderr } = await tryRun(process.execPath, [biome, ...args], { cwd: project.folder });
  expect(code === 0 ? '' : `${stderr}${stdout}`).toBe('');
}, 120_000);

describe.each(apis)('the samples of $id', (api) => {
  it('send what the spec accepts', async () => {
    const spec = await readSpec(api.id);
    const validator = createValidator(spec.document);
    const misfits = spec.operations.flatMap((operation) => {
      const request = shownRequest(spec, operation);
      if (request.body === undefined) return [];
      return validator
        .check(shownPointer(operation, request), request.body)
        .map(({ at, message }) => `${operation.id} ${at} ${message}`);
    });
    expect(misfits).toEqual([]);
  }, 120_000);

  it('run to their end, and the commands send the same', async () => {
    const pages = pagesOf(api.id);
    const spec = await readSpec(api.id);
    const answers = exampleAnswers(spec);
    const jobs = pages.flatMap(({ slug, method, path, samples }) =>
      samples.map(({ title }) => ({
        file: fileOf(api.id, slug, title),
        answers,
        at: { method, pattern: patternOf(path) },
      })),
    );
    writeFileSync(join(project.folder, 'samples.json'), JSON.stringify(jobs));
    const variables = await sampleVariables(api, pages);
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'run-samples.mjs'], {
      cwd: project.folder,
      env: { ...variables, NODE_OPTIONS: '' },
    });
    const results = JSON.parse(readFileSync(join(project.folder, 'results.json'), 'utf8')) as SampleResult[];
    expect(
      results.filter(({ error }) => error !== undefined).map(({ file, error }) => `${file}: ${error}`),
    ).toEqual([]);

    const commands = await runCommands(project.folder, pages, shellVariables(api, pages, variables));
    for (const { slug, curl } of pages) {
      const command = comparable(commands.get(slug));
      expect(command, curl).toBeDefined();
      for (const title of ['Client', 'Function']) {
        const result = results.find(({ file }) => file === fileOf(api.id, slug, title));
        expect(comparable(result?.sent), `${slug} ${title}\n${curl}`).toEqual(command);
      }
    }
  }, 300_000);
});

/** What of a request a command and a client have alike: a key is one of many, and clients say who they are. */
function comparable(sent: SentRequest | undefined) {
  if (sent === undefined) return undefined;
  const { method, target, headers, body } = sent;
  const told = Object.entries(headers).filter(
    ([name]) =>
      !/^(host|user-agent|connection|content-length|transfer-encoding|authorization|accept-encoding)$/.test(
        name,
      ) && !/^(sec-fetch-mode|accept-language)$/.test(name),
  );
  return {
    method,
    target,
    headers: Object.fromEntries(
      told.map(([name, value]) => [
        name,
        /idempotency/.test(name) ? 'a key' : value.replace(/;\s*boundary=.*/, ''),
      ]),
    ),
    hasAuthorization: headers.authorization !== undefined,
    body: headers['content-type']?.includes('json') ? JSON.parse(body) : body,
  };
}
