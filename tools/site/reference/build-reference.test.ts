import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../bundle/bundle.ts';
import { registeredApis } from '../../shared/apis.ts';
import { operations } from '../../shared/openapi.ts';
import { buildApi } from './build-reference.ts';
import type { ApiPage } from './model/api-page.ts';
import { allNodes } from './testing/all-nodes.ts';
import { findGaps } from './testing/find-gaps.ts';
import { wholeReference } from './testing/whole-reference.ts';

let reference: readonly ApiPage[] = [];
beforeAll(async () => {
  reference = await wholeReference();
}, 120_000);

const pagesOf = (id: string) =>
  reference.find((api) => api.id === id)?.groups.flatMap((group) => group.operations) ?? [];

describe.each(registeredApis().map(({ id }) => id))('the reference of %s', (id) => {
  it('has every field, value, default and limit of the spec, in its place', async () => {
    const { document } = await bundle(id);
    const gaps = [...operations(document)].flatMap((operation) => {
      const page = pagesOf(id).find((one) => one.id === operation.id);
      const found = page === undefined ? ['no page'] : findGaps(document, operation, page);
      return found.map((gap) => `${operation.id} ${gap}`);
    });
    expect(gaps).toEqual([]);
  });

  it('gives each field of a page an anchor of its own, and refers to what is on the page', () => {
    for (const page of pagesOf(id)) {
      const nodes = allNodes(page);
      const anchors = nodes.map(({ anchor }) => anchor);
      expect(new Set(anchors).size, page.id).toBe(anchors.length);
      expect(anchors.filter((anchor) => !/^[\w.-]+$/.test(anchor))).toEqual([]);
      const lost = nodes.filter(({ sameAs }) => sameAs !== undefined && !anchors.includes(sameAs));
      expect(lost.map(({ anchor }) => anchor)).toEqual([]);
    }
  });

  it('is data: nothing is lost when it is written as JSON', () => {
    const api = reference.find((one) => one.id === id);
    expect(JSON.parse(JSON.stringify(api))).toStrictEqual(api);
  });

  it('has samples that print no secret', () => {
    for (const page of pagesOf(id)) {
      const answers = page.answers.filter(({ isSuccess }) => isSuccess);
      const secrets = allNodes({ ...page, parameters: [], managed: [], body: undefined, answers })
        .filter(({ secret }) => secret)
        .map(({ name }) => name);
      const printed = page.samples.flatMap(({ code }) => [...code.matchAll(/console\.log\((.*)\);/g)]);
      for (const [, what = ''] of secrets.length > 0 ? printed : []) {
        expect(what, page.id).not.toMatch(/^(data|item)$/);
        for (const name of secrets) expect(what.split(/[.,\s]+/), page.id).not.toContain(name);
      }
    }
  });

  it('says of every refusal which error it becomes, and what to do', () => {
    const pages = pagesOf(id);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const silent = page.answers.filter(({ isSuccess, error }) => isSuccess === (error !== undefined));
      expect(silent.map(({ status }) => `${page.id} ${status}`)).toEqual([]);
      for (const { error, status } of page.answers) {
        if (error !== undefined)
          expect(page.errors.find(({ name }) => name === error.className)?.statuses).toContain(status);
      }
    }
  });
});

it('is the same each time', async () => {
  const [api] = reference.toSorted((a, b) => a.counts.operations - b.counts.operations);
  const line = registeredApis().find(({ id }) => id === api?.id);
  if (line === undefined) throw new Error('There is an API.');
  expect(await buildApi(line)).toStrictEqual(api);
}, 60_000);

it('knows no vendor', () => {
  const names = registeredApis().flatMap(({ id, name }) => [...id.split('/'), name]);
  const files = globSync('**/*.{ts,mjs}', { cwd: import.meta.dirname }).filter(
    (file) => !file.includes('.test.'),
  );
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8').replace(
      /\/\*[\s\S]*?\*\/|\/\/.*/g,
      '',
    );
    return names.filter((name) => new RegExp(`\\b${name}`, 'i').test(text)).map((name) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
});
