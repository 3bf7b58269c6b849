import * as runtime from '@quittance/runtime';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiPage } from '../model/api-page.ts';
import { allNodes } from '../testing/all-nodes.ts';
import { wholeReference } from '../testing/whole-reference.ts';
import { apiMarkdown } from './api-markdown.ts';
import { llmsText } from './llms-text.ts';
import { operationMarkdown } from './operation-markdown.ts';

const operationUrl = (api: ApiPage, slug: string) => `/reference/${api.id}/${slug}.md`;
const apiUrl = (api: ApiPage) => `/reference/${api.id}.md`;
let reference: readonly ApiPage[] = [];
beforeAll(async () => {
  reference = await wholeReference();
}, 120_000);

const pagesOf = (api: ApiPage) => api.groups.flatMap(({ operations }) => operations);

describe('the page of an operation', () => {
  it('names every field, value and limit that its model has', () => {
    const lost = reference.flatMap((api) =>
      pagesOf(api).flatMap((page) => {
        const text = operationMarkdown(api, page).replaceAll('`', '');
        const told = allNodes(page).flatMap(({ name, limits, values = [] }) => [
          name,
          ...limits.map((limit) => limit.replaceAll('`', '')),
          ...values.map(({ value }) => value.replaceAll('`', '')),
        ]);
        return told.filter((one) => !text.includes(one)).map((one) => `${page.id}: ${one}`);
      }),
    );
    expect(lost).toEqual([]);
  });

  it('closes its fences, holds JSON that can be read, and its samples whole', () => {
    for (const api of reference) {
      for (const page of pagesOf(api)) {
        const text = operationMarkdown(api, page);
        const blocks = [...text.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)\n\1$/gm)];
        expect(text.match(/^`{3,}/gm)?.length, page.id).toBe(2 * blocks.length);
        const json = blocks.filter(([, , language]) => language === 'json').map(([, , , body = '']) => body);
        for (const body of json) expect(() => JSON.parse(body), page.id).not.toThrow();
        for (const { code } of page.samples) expect(text).toContain(code.trimEnd());
        expect(text).toContain(page.curl);
        expect(text).not.toMatch(/undefined|\[object|\n{3}/);
      }
    }
  });

  it('has one title, and sections in the order of a call', () => {
    const [api] = reference;
    const page = api && pagesOf(api).find(({ body }) => body !== undefined);
    if (api === undefined || page === undefined) throw new Error('There is an operation with a body.');
    const headings = operationMarkdown(api, page)
      .split('\n')
      .filter((line) => /^##? /.test(line));
    expect(headings).toEqual([
      `# ${page.summary}`,
      ...['## Samples', '## Parameters', '## Body', '## Answers', '## Errors'],
    ]);
  });
});

it('the page of an API leads to each of its operations, once', () => {
  for (const api of reference) {
    const text = apiMarkdown(api, operationUrl);
    for (const { slug } of pagesOf(api)) expect(text.split(`(${operationUrl(api, slug)})`)).toHaveLength(2);
    for (const { name } of api.options) expect(text).toContain(`**${name}**`);
    for (const { url } of api.servers) expect(text).toContain(`<${url}>`);
  }
});

describe('llms.txt', () => {
  const guides = [{ title: 'The worst day', description: 'What to do.', url: '/guides/worst-day.md' }];
  const made = () => llmsText({ reference, guides, apiUrl, operationUrl });

  it('begins with the title, a summary and the mistakes, before any section', () => {
    const [head = ''] = made().split('\n## ');
    expect(head).toMatch(/^# Quittance\n\n> TypeScript clients /);
    for (const word of ['idempotencyKeyFrom', 'OutcomeUnknownError', 'isUnknownVariant']) {
      expect(head).toContain(word);
      expect(runtime).toHaveProperty(word);
    }
  });

  it('links to each guide, API and operation, once', () => {
    const text = made();
    const urls = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): .+$/gm)].map(([, url]) => url);
    const wanted = [
      ...guides.map(({ url }) => url),
      ...reference.map(apiUrl),
      ...reference.flatMap((api) => pagesOf(api).map(({ slug }) => operationUrl(api, slug))),
    ];
    expect(urls).toEqual(wanted);
    expect(new Set(urls).size).toBe(urls.length);
  });
});
