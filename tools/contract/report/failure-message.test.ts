import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { writeFiles } from '../../shared/testing/write-files.ts';
import { contractCases } from '../cases/contract-cases.ts';
import { specFiles } from '../spec/spec-files.ts';
import { tillSpec } from '../testing/till-spec.ts';
import { failureMessage } from './failure-message.ts';
import { formatSummaries } from './format-summaries.ts';

test('says which case of which operation, what is wrong, and where it is written', () => {
  const one = contractCases(parse(tillSpec) as OpenApi).find(
    ({ facts }) => facts.functionName === 'createSale',
  );
  if (!one) throw new Error('the till has that operation');
  const specs = writeFiles({
    'till/openapi.yaml': 'paths: { /sales: { $ref: resources/sales/collection.yaml } }',
  });
  expect(
    failureMessage('till', one, ['body.amount must be integer', 'and more'], specFiles('till', specs)),
  ).toBe(
    'till createSale 200 full: body.amount must be integer; and more (specs/till/resources/sales/collection.yaml)',
  );
});

test('adds up several APIs, and aligns the columns', () => {
  const summary = { operations: 5, documented: 4, statuses: 11, cases: 40, failures: 0, skipped: 0 };
  const lines = formatSummaries([
    { api: 'till', ...summary },
    { api: 'kiosk', ...summary },
  ]).split('\n');
  expect(lines.at(-1)?.split(/ +/)).toEqual(['total', '10', '8', '22', '80', '0', '0']);
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
});
