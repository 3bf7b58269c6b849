import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { openIssued } from './open-issued.ts';
import type { OpenApi } from './openapi.ts';

const id = "type: string, pattern: '^[a-f0-9]+$', minLength: 8, maxLength: 8";
const document = parse(`
openapi: 3.1.0
info: { title: Tiny, version: '1' }
paths:
  /things/{id}/{mine}/{ref}:
    parameters:
      - { name: id, in: path, required: true, schema: { ${id} } }
      - { name: mine, in: path, required: true, schema: { x-issued: false, ${id} } }
      - { name: ref, in: path, required: true, schema: { $ref: '#/components/schemas/Number' } }
    get:
      operationId: listThings
      x-pagination: { style: token, items: data, token: token, next: token }
      parameters:
        - { name: token, in: query, schema: { ${id} } }
        - { name: other, in: query, schema: { ${id} } }
      responses: { '200': { description: Done. } }
components:
  schemas:
    Number: { ${id} }
    Reference: { type: object, properties: { id: { x-issued: true, ${id} }, number: { ${id} } } }
`) as OpenApi;

it('drops the form of what the service issued, and of nothing else', () => {
  const opened = openIssued(document);
  const closed = { type: 'string', pattern: '^[a-f0-9]+$', minLength: 8, maxLength: 8 };
  const path = opened.paths?.['/things/{id}/{mine}/{ref}'] as unknown as Record<
    string,
    { schema: object }[]
  > & {
    get: { parameters: { schema: object }[] };
  };
  expect(path.parameters?.map(({ schema }) => schema)).toEqual([
    { type: 'string', minLength: 1 },
    { ...closed, 'x-issued': false },
    { type: 'string', minLength: 1 },
  ]);
  expect(opened.components?.schemas?.Number).toEqual(closed);
  expect(path.get.parameters.map(({ schema }) => schema)).toEqual([{ type: 'string', minLength: 1 }, closed]);
  expect(opened.components?.schemas?.Reference?.properties).toEqual({
    id: { type: 'string', minLength: 1, 'x-issued': true },
    number: closed,
  });
});

it('leaves the document itself as it was', () => {
  const before = structuredClone(document);
  openIssued(document);
  expect(document).toEqual(before);
});
