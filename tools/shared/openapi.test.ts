import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bodySchemaPointer } from './body-schema.ts';
import { atPointer } from './json-pointer.ts';
import {
  isJsonMediaType,
  namedExamples,
  type OpenApi,
  operation,
  operations,
  resolve,
  responseHeaders,
} from './openapi.ts';

const document = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  ...parse(`
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: lang, in: query, description: Of the path., schema: { type: string } }
    get:
      operationId: getOrder
      x-sdk: { group: orders, method: get }
      parameters: [{ $ref: '#/components/parameters/Lang' }]
      responses: { '200': { $ref: '#/components/responses/Order' }, 4XX: { description: No. } }
    put:
      operationId: putOrder
      requestBody: { $ref: '#/components/requestBodies/Order' }
      responses: { default: { description: Any., content: { text/plain: { schema: { type: string } } } } }
components:
  parameters: { Lang: { name: lang, in: query, description: Of the operation., schema: { type: string } } }
  headers: { Total: { description: All., schema: { type: integer } } }
  examples: { tea: { value: { drink: tea } } }
  requestBodies: { Order: { content: { application/pdf: { schema: { type: string } }, application/json: { schema: { $ref: '#/components/schemas/Alias' } } } } }
  responses:
    Order:
      description: An order.
      headers: { X-Total: { $ref: '#/components/headers/Total' } }
      content: { application/json: { schema: { type: object }, examples: { first: { $ref: '#/components/examples/tea' } } } }
  schemas: { Order: { type: object }, Alias: { $ref: '#/components/schemas/Order' } }
`),
} as OpenApi;

test('yields each operation with everything resolved', () => {
  const [get, put] = [...operations(document)];
  expect(get).toMatchObject({ id: 'getOrder', method: 'get', path: '/orders/{id}', requestBody: undefined });
  expect(get?.extensions).toEqual({ 'x-sdk': { group: 'orders', method: 'get' } });
  expect(get?.responses['200']?.description).toBe('An order.');
  expect(put?.requestBody?.content).toHaveProperty('application/json');
});

test("lets an operation's parameter replace the path's of that name and place", () => {
  const { parameters } = operation(document, 'getOrder');
  expect(parameters.map(({ name, description }) => [name, description])).toEqual([
    ['id', undefined],
    ['lang', 'Of the operation.'],
  ]);
});

test('tells where each part is written', () => {
  for (const one of operations(document)) {
    for (const [index, parameter] of one.parameters.entries()) {
      expect(atPointer(document, one.pointers.parameters[index] ?? '')).toBe(parameter);
    }
    for (const [status, response] of Object.entries(one.responses)) {
      expect(atPointer(document, one.pointers.responses[status] ?? '')).toBe(response);
    }
    expect(atPointer(document, one.pointers.requestBody ?? '/none')).toBe(one.requestBody);
  }
});

test('finds the schema of a body: JSON first, a status in its class, else the default', () => {
  const [get, put] = [operation(document, 'getOrder'), operation(document, 'putOrder')];
  expect(bodySchemaPointer(put, 'request')).toBe(
    '/components/requestBodies/Order/content/application~1json/schema',
  );
  expect(bodySchemaPointer(get, '200')).toBe('/components/responses/Order/content/application~1json/schema');
  expect(bodySchemaPointer(put, '500')).toBe(
    '/paths/~1orders~1{id}/put/responses/default/content/text~1plain/schema',
  );
  expect(bodySchemaPointer(get, '404')).toBeUndefined();
  expect(bodySchemaPointer(get, '500')).toBeUndefined();
  expect(bodySchemaPointer(get, 'request')).toBeUndefined();
});

test('resolves headers and named examples', () => {
  const response = operation(document, 'getOrder').responses['200'];
  if (!response) throw new Error('no response');
  expect(responseHeaders(document, response)['X-Total']?.description).toBe('All.');
  expect(namedExamples(document, response.content?.['application/json'] ?? {})).toEqual({
    first: { value: { drink: 'tea' } },
  });
});

test('follows chains of references, and refuses one that leads nowhere or in a circle', () => {
  expect(resolve(document, { $ref: '#/components/schemas/Alias' })).toEqual({ type: 'object' });
  expect(() => resolve(document, { $ref: '#/components/schemas/None' })).toThrow(
    'The bundle has no #/components/schemas/None',
  );
  const circle = {
    ...document,
    components: { schemas: { A: { $ref: '#/components/schemas/A' } } },
  } as OpenApi;
  expect(() => resolve(circle, { $ref: '#/components/schemas/A' })).toThrow('The bundle has no');
});

test('names the operations there are when one is not', () => {
  expect(() => operation(document, 'listOrders')).toThrow(
    'No operation `listOrders`. There are: getOrder, putOrder.',
  );
});

test('knows JSON by its media type', () => {
  expect(
    [
      'application/json',
      'application/problem+json; charset=utf-8',
      'APPLICATION/JSON',
      'application/*+json',
      'text/json',
    ].every(isJsonMediaType),
  ).toBe(true);
  expect(['*/*', 'application/jsonl-stream', 'application/pdf'].some(isJsonMediaType)).toBe(false);
});
