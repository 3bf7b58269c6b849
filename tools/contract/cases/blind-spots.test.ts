import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { contractCases } from './contract-cases.ts';

test('leaves the breakage of a flag to the client, which alone can refuse it', () => {
  const document = parse(`
openapi: 3.1.0
info: { title: Flags, version: '1' }
paths:
  /records:
    get:
      operationId: listRecords
      x-sdk: { group: records, method: list }
      parameters:
        - { name: deep, in: query, allowEmptyValue: true, schema: { type: string, const: '' } }
        - { name: limit, in: query, schema: { type: integer, examples: [5] } }
      responses: { '204': { description: None. } }
`) as OpenApi;
  const broken = contractCases(document).filter(({ kind }) => kind.startsWith('refused'));
  expect(broken.map(({ kind, name }) => `${kind}: ${name.split(', ')[1]}`).sort()).toEqual([
    'refused by the client: query.deep: set to "?? no such value ??"',
    'refused by the client: query.limit: set to "?? no such value ??"',
    'refused by the mock: query.limit: set to "?? no such value ??"',
  ]);
});
