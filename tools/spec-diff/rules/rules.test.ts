import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffApi } from '../diff/diff-api.ts';
import { ruleCases } from '../testing/rule-cases/rule-cases.ts';
import type { ApiImpact } from './rule.ts';
import { type RuleId, ruleIds, rules, rulesTable, worst } from './rules.ts';

describe('row by row', () => {
  test.each(Object.entries(ruleCases))(
    '%s: is told, and nothing else',
    (id, { before, after, also = [] }) => {
      const found = new Set(diffApi(before, after).map(({ rule }) => rule));
      expect([...found].sort()).toEqual([id, ...also].sort());
    },
  );

  test.each(Object.entries(ruleCases))('%s: is not told of a spec that stays', (_id, { before, after }) => {
    expect(diffApi(before, structuredClone(before))).toEqual([]);
    expect(diffApi(after, structuredClone(after))).toEqual([]);
  });
});

test('the levels are those that were decided: each row here is a promise to the person who upgrades', () => {
  const breaking = ruleIds.filter((id) => rules[id].level === 'breaking');
  expect(breaking).toMatchInlineSnapshot(`
    [
      "api-removed",
      "api-renamed",
      "server-removed",
      "server-url",
      "server-default",
      "server-variable",
      "credentials",
      "key-format-tightened",
      "idempotency-weaker",
      "error-detail-lost",
      "error-detail-moved",
      "operation-removed",
      "function-renamed",
      "method-moved",
      "route",
      "credentials-needed",
      "uncovered",
      "pagination",
      "maybe-executed",
      "parameter-added-required",
      "parameter-removed",
      "parameter-renamed",
      "parameter-moved",
      "parameter-required",
      "parameter-managed",
      "parameter-option-renamed",
      "constant-header",
      "parameter-unmanaged",
      "option-required",
      "strip-prefix-removed",
      "body-added-required",
      "body-removed",
      "body-required",
      "body-encoding",
      "request-field-added-required",
      "request-field-removed",
      "request-field-renamed",
      "request-field-required",
      "request-field-needed",
      "request-type-changed",
      "request-type-narrowed",
      "request-null-removed",
      "request-limit-tightened",
      "request-value-removed",
      "request-values-closed",
      "request-variant-removed",
      "request-tag-changed",
      "request-object-closed",
      "success-status-added",
      "success-status-removed",
      "answer-kind",
      "answer-body-removed",
      "header-removed",
      "header-optional",
      "answer-field-removed",
      "answer-field-renamed",
      "answer-field-optional",
      "answer-type-changed",
      "answer-type-widened",
      "answer-fractions",
      "answer-null-added",
      "answer-format",
      "answer-variant-removed",
      "answer-tag-changed",
      "type-removed",
      "type-renamed",
      "unclassified",
    ]
  `);
  const words = ruleIds.filter((id) => rules[id].level === 'words');
  expect(words).toMatchInlineSnapshot(`
    [
      "needed-field-required",
      "error-status-removed",
      "answer-media-type",
      "answer-limit-tightened",
      "answer-limit-loosened",
      "answer-values-closed",
      "answer-values-opened",
      "known-values",
      "words",
      "order",
    ]
  `);
});

test('what the rows mean for the API itself was decided one by one, too', () => {
  const rowsOfImpact = (impact: ApiImpact) => ruleIds.filter((id) => rules[id].api === impact);
  expect(rowsOfImpact('breaking')).toMatchInlineSnapshot(`
    [
      "server-removed",
      "server-url",
      "server-variable",
      "credentials",
      "idempotency-weaker",
      "operation-removed",
      "route",
      "credentials-needed",
      "uncovered",
      "maybe-executed",
      "parameter-added-required",
      "parameter-removed",
      "parameter-renamed",
      "parameter-moved",
      "parameter-required",
      "option-required",
      "managed-required",
      "managed-removed",
      "parameter-encoding",
      "body-added-required",
      "body-removed",
      "body-required",
      "body-encoding",
      "body-media-type",
      "request-field-added-required",
      "request-field-removed",
      "request-field-renamed",
      "request-field-required",
      "needed-field-required",
      "request-type-changed",
      "request-type-narrowed",
      "request-null-removed",
      "request-limit-tightened",
      "request-value-removed",
      "request-values-closed",
      "request-variant-removed",
      "request-tag-changed",
      "request-object-closed",
      "request-default",
      "success-status-added",
      "answer-kind",
      "answer-body-removed",
      "answer-media-type",
      "header-removed",
      "header-optional",
      "answer-field-removed",
      "answer-field-renamed",
      "answer-field-optional",
      "answer-type-changed",
      "answer-type-widened",
      "answer-fractions",
      "answer-null-added",
      "answer-limit-loosened",
      "answer-format",
      "answer-value-added",
      "answer-values-opened",
      "answer-variant-added",
      "answer-tag-changed",
      "unclassified",
    ]
  `);
  expect(rowsOfImpact('none')).toMatchInlineSnapshot(`
    [
      "api-added",
      "api-removed",
      "api-renamed",
      "api-version",
      "server-default",
      "key-format-tightened",
      "key-format-dropped",
      "error-detail-lost",
      "error-detail-moved",
      "error-detail",
      "function-renamed",
      "method-moved",
      "inferred-route",
      "pagination",
      "pagination-fields",
      "reconcile",
      "parameter-managed",
      "parameter-from-option",
      "parameter-option-renamed",
      "constant-header",
      "parameter-unmanaged",
      "strip-prefix-added",
      "strip-prefix-removed",
      "type-added",
      "type-removed",
      "type-renamed",
      "secret",
      "known-values",
      "words",
      "order",
    ]
  `);
});

test('every row of the table has its case, but for the three that need two repositories', () => {
  const elsewhere: readonly RuleId[] = ['api-added', 'api-removed', 'api-renamed'];
  expect(Object.keys(ruleCases).sort()).toEqual(ruleIds.filter((id) => !elsewhere.includes(id)).sort());
});

test('the README prints the table', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const table = rowsOf(readme.slice(readme.indexOf('## The table')));
  expect(table, 'Paste what rulesTable() in rules.ts returns into README.md.').toEqual(rowsOf(rulesTable()));
});

/** The cells of a table, whatever the formatter made of the spaces between. */
function rowsOf(markdown: string): string[][] {
  const lines = markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|--') && !line.startsWith('| --'));
  return lines.map((line) => line.split('|').map((cell) => cell.trim()));
}

test('several changes are as bad as the worst of them', () => {
  const found = (...ids: RuleId[]) => worst(ids.map((id) => rules[id]));
  expect(found('words', 'api-removed', 'answer-value-added')).toEqual({ level: 'breaking', api: 'breaking' });
  expect(found('words', 'server-added')).toEqual({ level: 'additive', api: 'compatible' });
  expect(found()).toEqual({ level: 'words', api: 'none' });
});
