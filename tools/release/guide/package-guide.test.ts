import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes } from '../../conformance/clients/check-types.ts';
import { readPage } from '../../docs/read-page.ts';
import { snippetModule } from '../../docs/snippet-module.ts';
import { createUserProject, type UserProject } from '../../docs/user-project.ts';
import { registeredApis } from '../../shared/apis.ts';
import { repoRoot } from '../../shared/folders.ts';
import { workspacePackages } from '../workspace/workspace-packages.ts';
import { libraryWords } from './library-words.ts';
import { type MistakeFacts, mistakes } from './mistakes.ts';
import { packageGuide } from './package-guide.ts';
import { vendorApis } from './vendor-api.ts';

const packages = workspacePackages(repoRoot);
const guides = new Map<string, string>();
let project: UserProject;

beforeAll(async () => {
  for (const one of packages) guides.set(one.folder, await packageGuide(repoRoot, one));
  project = createUserProject(packages.map(({ folder }) => folder));
}, 120_000);

afterAll(() => project?.remove());

const guideOf = (folder: string) => guides.get(folder) ?? '';
const samplesOf = (guide: string) =>
  [...guide.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

it('every sample compiles under strict options, against the packages as they are built', () => {
  const declaring: string[] = [];
  for (const { folder } of packages) {
    const file = `packages/${folder}/README.md`;
    const page = readPage(file, readFileSync(join(repoRoot, file), 'utf8'));
    const samples = samplesOf(guideOf(folder));
    expect(samples.length, folder).toBeGreaterThan(0);
    samples.forEach((code, index) => {
      // What a README begins with takes names for granted that its page declares.
      const shown = page.snippets.find((snippet) => snippet.code === code);
      const text = shown === undefined ? code : snippetModule(shown, page).text;
      const place = `${folder}-${index}.ts`;
      if (shown !== undefined) declaring.push(place);
      writeFileSync(join(project.folder, place), text);
    });
  }
  const problems = checkTypes(project.folder);
  // Of what a page declares for all of its snippets, one uses a part.
  const isUnused = (problem: string) =>
    declaring.some((file) => problem.includes(`/${file}(`)) && problem.includes('TS6133');
  expect(problems.filter((problem) => !isUnused(problem))).toEqual([]);
}, 120_000);

describe.each(packages)('the guide to $name', (one) => {
  it('is short enough to be read whole', () => {
    expect(guideOf(one.folder).split('\n').length).toBeLessThanOrEqual(260);
  });

  it('holds nothing of the machine, and no gap', () => {
    expect(guideOf(one.folder)).not.toMatch(/undefined`|`undefined|\[object|file:\/\/|\n\n\n/);
    expect(guideOf(one.folder)).not.toContain(repoRoot);
  });

  it('has each operation in one line', () => {
    const lines = guideOf(one.folder).split('\n');
    for (const { spec } of vendorApis(repoRoot, one)) {
      for (const operation of spec.operations) {
        const { functionName, group, method, descriptor } = spec.clientOf(operation);
        const call = `.${[...group, method].join('.')}\` · \`${functionName}\` · \`${String(descriptor.method)} ${String(descriptor.path)}\` · ${operation.object.summary}`;
        const found = lines.filter((line) => line.includes(call));
        const isOnce = registeredApis().filter((api) => api.package === one.folder).length === 1;
        expect(isOnce ? found.length : Math.min(found.length, 1), call).toBe(1);
        if (descriptor.covered === true) expect(found.join()).toContain('idempotent');
      }
    }
  });
});

describe('a guide to an API', () => {
  const vendors = packages.filter(({ folder }) => registeredApis().some((api) => api.package === folder));
  const isExported = (text: string) => [...text.matchAll(/^export class (\w+Error) /gm)];
  const report = readFileSync(join(repoRoot, 'packages/runtime/api/index.api.md'), 'utf8');
  // Those of webhooks are told where webhooks are; the others are bases of those in the table.
  const errors = isExported(report)
    .map(([, name = '']) => name)
    .filter((name) => !/^(Webhook\w*|Quittance|Api)Error$/.test(name));

  it.each(vendors)('to $name tells every error, and what to do', ({ folder }) => {
    expect(errors.length).toBeGreaterThan(15);
    expect(errors.filter((name) => !guideOf(folder).includes(`\`${name}\``))).toEqual([]);
  });

  it.each(vendors)('to $name warns of a fresh key exactly where there are keys', (one) => {
    const hasKeys = vendorApis(repoRoot, one).some(
      ({ spec }) => spec.document['x-idempotency'] !== undefined,
    );
    const guide = guideOf(one.folder);
    expect(guide.includes('A fresh key for each retry')).toBe(hasKeys);
    expect(guide.includes('idempotencyKey: await idempotencyKeyFrom(')).toBe(hasKeys);
    expect(guide).toContain('after `OutcomeUnknownError`: nothing keeps it from being done twice.');
    expect(guide).toContain('without a `default`');
  });
});

describe('the mistakes', () => {
  const everything: MistakeFacts = {
    keyWindow: '24 hours',
    hasUncovered: true,
    hasLists: true,
    decimals: { asText: true, asNumber: true },
  };
  const all = [...mistakes(everything), ...Object.values(libraryWords).flatMap((words) => words.mistakes)];

  it('name only what there is', () => {
    const known = globSync('packages/*/api/*.api.md', { cwd: repoRoot })
      .map((file) => readFileSync(join(repoRoot, file), 'utf8'))
      .join('\n');
    const others = [
      'createX',
      'createSandbox',
      'expect',
      'toHaveLength',
      'next',
      'fromEntries',
      'W3CTraceContextPropagator',
    ];
    const called = all.flatMap(({ instead }) =>
      [...instead.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
        [...code.matchAll(/([\w$]+)\(/g)].map(([, name = '']) => name),
      ),
    );
    expect(called).toContain('idempotencyKeyFrom');
    const unknown = called.filter(
      (name) => !others.includes(name) && !new RegExp(`\\b${name}[(<]`).test(known),
    );
    expect(unknown).toEqual([]);
  });

  it('of keys, lists and decimals are left out where there are none', () => {
    const none = { asText: false, asNumber: false };
    const left = mistakes({ hasUncovered: false, hasLists: false, decimals: none });
    expect(left.map(({ mistake }) => mistake).join()).not.toMatch(/key|list|decimals|amounts that/);
    expect(mistakes(everything).length).toBeGreaterThan(left.length + 6);
  });
});

it('a package that has neither an API nor words is refused, and the message says where they go', async () => {
  const one = {
    folder: 'acme',
    name: '@quittance/acme',
    version: '1.0.0',
    manifest: { name: 'acme', version: '1.0.0' },
  };
  await expect(packageGuide(repoRoot, one)).rejects.toThrow(
    '@quittance/acme has no API in specs/apis.yaml, and its guide no words. Add the mistakes to prevent in tools/release/guide/library-words.ts.',
  );
});
