import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../shared/openapi.ts';
import { walkSpec } from './walk-spec.ts';

function walk(yaml: string): string[] {
  return [...walkSpec(parse(yaml) as OpenApi)].map(
    ({ kind, role, pointer, isRef }) => `${kind} ${role} ${pointer}${isRef ? ' (ref)' : ''}`,
  );
}

test('walks what stands in an operation, the content of a parameter included', () => {
  const document = `
paths:
  /orders:
    parameters: [{ $ref: '#/components/parameters/Shop' }]
    get:
      servers: [{ url: 'https://other.test' }]
      parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object } } } }]
      responses:
        '200':
          headers: { X-Total: { schema: { type: integer } } }
          content: { application/json: { examples: { tea: { value: 1 } } } }
      callbacks: { paid: { 'https://shop.test': { post: {} } } }
`;
  expect(walk(document)).toEqual([
    'root inline ',
    'pathItem inline /paths/~1orders',
    'parameter inline /paths/~1orders/parameters/0 (ref)',
    'operation inline /paths/~1orders/get',
    'server inline /paths/~1orders/get/servers/0',
    'parameter inline /paths/~1orders/get/parameters/0',
    'mediaType inline /paths/~1orders/get/parameters/0/content/application~1json',
    'schema inline /paths/~1orders/get/parameters/0/content/application~1json/schema',
    'response inline /paths/~1orders/get/responses/200',
    'header inline /paths/~1orders/get/responses/200/headers/X-Total',
    'schema inline /paths/~1orders/get/responses/200/headers/X-Total/schema',
    'mediaType inline /paths/~1orders/get/responses/200/content/application~1json',
    'example inline /paths/~1orders/get/responses/200/content/application~1json/examples/tea',
    'callback inline /paths/~1orders/get/callbacks/paid',
    'pathItem inline /paths/~1orders/get/callbacks/paid/https:~1~1shop.test',
    'operation inline /paths/~1orders/get/callbacks/paid/https:~1~1shop.test/post',
  ]);
});

test('walks components after the paths, and passes over what has another form than OpenAPI asks for', () => {
  const document = `
components: { schemas: { A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }, B: [], C: 7 } }
paths: []
servers: { url: 'https://shop.test' }
info: { title: Shop }
`;
  expect(walk(document)).toEqual([
    'root inline ',
    'info inline /info',
    'schema component /components/schemas/A',
    'schema property /components/schemas/A/properties/b (ref)',
  ]);
});
