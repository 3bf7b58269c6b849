import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { contractCases } from './contract-cases.ts';

test('leaves to the client what it alone can refuse: a flag, a name that Prism does not see, a form without fields', () => {
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
        - { name: 'since>', in: query, schema: { type: integer, examples: [5] } }
      responses: { '204': { description: None. } }
  /notes:
    post:
      operationId: createNote
      x-sdk: { group: notes, method: create }
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses: { '204': { description: None. } }
components:
  schemas:
    Note: { type: object, required: [text], additionalProperties: false, properties: { text: { type: string, examples: [a] } } }
`) as OpenApi;
  const broken = contractCases(document).filter(({ kind }) => kind.startsWith('refused'));
  expect(broken.map(({ kind, name }) => `${kind}: ${name.split(', ')[1]}`).sort()).toEqual([
    'refused by the client: body.text: removed',
    'refused by the client: query.deep: set to "?? no such value ??"',
    'refused by the client: query.limit: set to "?? no such value ??"',
    'refused by the client: query.since>: set to "?? no such value ??"',
    'refused by the mock: query.limit: set to "?? no such value ??"',
  ]);
});

test('shows the mock a JSON body without fields, which is a body', () => {
  const document = parse(`
openapi: 3.1.0
info: { title: Notes, version: '1' }
paths:
  /notes:
    post:
      operationId: createNote
      x-sdk: { group: notes, method: create }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses: { '204': { description: None. } }
components:
  schemas:
    Note: { type: object, required: [text], additionalProperties: false, properties: { text: { type: string, examples: [a] } } }
`) as OpenApi;
  const kinds = contractCases(document).flatMap(({ kind, name }) =>
    name.endsWith('body.text: removed') ? [kind] : [],
  );
  expect(kinds.sort()).toEqual(['refused by the client', 'refused by the mock']);
});
