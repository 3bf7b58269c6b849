import { expect, test } from 'vitest';
import { writeFiles } from '../../../shared/testing/write-files.ts';
import { checkRule } from '../../testing/check-rule.ts';
import { sourcesPage } from './sources-page.ts';

const yaml = 'paths: { /a: { get: { operationId: listOrders, x-inferred: true } } }';
const two = { 'examples/source/a.200.json': '{}', 'examples/source/a.404.json': '{}' };

test('accepts a page that counts the examples and explains what is inferred', () => {
  const page = 'There are 2 source examples.\n- `listOrders`: no path is printed.';
  expect(checkRule(sourcesPage, yaml, { folder: writeFiles({ ...two, 'SOURCES.md': page }) })).toEqual([]);
});

test.each([
  ['There are 12 source examples, as of 2 June. `listOrders`', []],
  ['There are 12 source examples. `listOrders`', ['holds 2 files, and no line']],
  ['Read on 2 June.\nMany examples. `listOrders`', ['holds 2 files, and no line']],
  ['2 source examples. `listOrdersAgain`', ['listOrders is marked `x-inferred`']],
])('reads the page "%s"', (page, messages) => {
  const found = checkRule(sourcesPage, yaml, { folder: writeFiles({ ...two, 'SOURCES.md': page }) });
  expect(found).toEqual(messages.map((message) => expect.stringContaining(message)));
});

test('asks for the page', () => {
  expect(checkRule(sourcesPage, yaml, { folder: writeFiles(two) })).toEqual([
    expect.stringContaining('SOURCES.md is not there'),
  ]);
});

test.each([
  ['components: { schemas: { Order: { properties: { state: { x-inferred: true } } } } }', 'state'],
  ['components: { schemas: { OrderState: { x-inferred: true } } }', 'OrderState'],
  ['components: { headers: { RetryAfter: { x-inferred: true } } }', 'RetryAfter'],
  ['components: { responses: { Gone: { description: Gone., x-inferred: true } } }', 'Gone'],
  ['components: { parameters: { Page: { name: page, in: query, x-inferred: true } } }', 'page'],
])('asks for the reason of whatever is inferred: %s', (inferred, name) => {
  const at = (page: string) =>
    checkRule(sourcesPage, inferred, { folder: writeFiles({ ...two, 'SOURCES.md': `2 examples. ${page}` }) });
  expect(at('')).toEqual([expect.stringContaining(`${name} is marked \`x-inferred\``)]);
  expect(at(`\`${name}s\` is another word.`)).toHaveLength(1);
  expect(at(`\`${name}\`: seen live.`)).toEqual([]);
});

test('asks who has seen an operation that is not on the page', () => {
  const undocumented = 'paths: { /a: { get: { operationId: dropOrder, x-source: { documented: false } } } }';
  const at = (page: string) =>
    checkRule(sourcesPage, undocumented, {
      folder: writeFiles({ ...two, 'SOURCES.md': `2 examples. ${page}` }),
    });
  expect(at('')).toEqual([expect.stringContaining("dropOrder is not on the vendor's page")]);
  expect(at('| dropOrder | a client in use |')).toEqual([]);
});
