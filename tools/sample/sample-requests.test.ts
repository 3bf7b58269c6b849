import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundle } from '../bundle/bundle.ts';
import { registeredApis } from '../shared/apis.ts';
import { bodySchemaPointer } from '../shared/body-schema.ts';
import { type OpenApi, operations, type Schema } from '../shared/openapi.ts';
import { createValidator } from '../shared/validator.ts';
import { allSamples, sampleRequests } from './sample-requests.ts';
import { withoutBytes } from './without-bytes.ts';

const document = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  ...parse(`
paths:
  /shops/{shop_id}/orders:
    parameters: [{ name: shop_id, in: path, required: true, schema: { type: integer, examples: [7] } }]
    get:
      operationId: listOrders
      parameters:
        - { name: state, in: query, schema: { $ref: '#/components/schemas/State' } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object, properties: { limit: { type: integer, examples: [5] } } } } } }
    post:
      operationId: createOrder
      parameters:
        - { name: X-Version, in: header, required: true, schema: { type: string, examples: ['0'] }, x-managed: { constant: '1' } }
        - { name: X-Key, in: header, schema: { type: string, format: uuid }, x-managed: { idempotencyKey: true } }
        - { name: X-Till, in: header, schema: { type: string }, examples: { first: { value: till-1 } } }
      requestBody:
        content:
          application/json: { schema: { type: object, required: [drink], properties: { drink: { type: string, examples: [Coffee] }, size: { type: string, enum: [S, L] } } } }
          multipart/form-data: { schema: { type: object, properties: { list: { type: string, format: binary } } } }
components: { schemas: { State: { type: string, enum: [OPEN, PAID] } } }
`),
} as OpenApi;

test('gives a full and a minimal request, managed parameters apart', () => {
  const { full, minimal } = sampleRequests(document, 'createOrder');
  expect(full).toEqual({
    name: 'full',
    fill: 'full',
    path: { shop_id: 7 },
    query: {},
    headers: { 'X-Till': 'till-1' },
    managed: { 'X-Version': '1', 'X-Key': expect.any(String) },
    body: { drink: 'Coffee', size: 'S' },
    mediaType: 'application/json',
  });
  expect(minimal).toEqual({
    name: 'minimal',
    fill: 'minimal',
    path: { shop_id: 7 },
    query: {},
    headers: {},
    managed: { 'X-Version': '1' },
  });
});

test('fills in, in a minimal request, what the client asks for though the schema does not', () => {
  const marked = {
    ...document,
    paths: {
      '/files': parse(`
post:
  operationId: upload
  requestBody:
    required: true
    content:
      multipart/form-data:
        schema:
          type: object
          properties:
            list: { type: string, format: binary, x-needed: true }
            note: { type: string }
            kind: { x-needed: true, oneOf: [{ type: string, enum: [a] }, { type: string, enum: [b] }] }
`),
    },
  } as OpenApi;
  const minimals = allSamples(sampleRequests(marked, 'upload')).filter(({ fill }) => fill === 'minimal');
  expect(minimals.map(({ body }) => body)).toEqual([
    { list: expect.any(Uint8Array), kind: 'a' },
    { list: expect.any(Uint8Array), kind: 'b' },
  ]);
});

test('gives bodies of the media type that a client sends, and none where it may be left out', () => {
  const samples = allSamples(sampleRequests(document, 'createOrder'));
  expect(samples.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['full', 'application/json'],
    ['minimal', undefined],
    ['minimal 2', 'application/json'],
  ]);
});

test('gives lists in paths and headers an item at least: without one they have no form', () => {
  const tags = { type: 'array', items: { type: 'string', examples: ['new'] } };
  const parameters = ['path', 'query', 'header'].map((place) => ({
    name: place,
    in: place,
    required: true,
    schema: tags,
  }));
  const listed = {
    ...document,
    paths: { '/{path}': { get: { operationId: 'find', parameters, responses: {} } } },
  };
  const { minimal } = sampleRequests(listed as unknown as OpenApi, 'find');
  expect(minimal).toMatchObject({
    path: { path: ['new'] },
    query: { query: [] },
    headers: { header: ['new'] },
  });
});

test('gives each value of an enum among the parameters its turn', () => {
  const samples = allSamples(sampleRequests(document, 'listOrders'));
  expect(samples.map(({ query }) => query)).toEqual([
    { state: 'OPEN', filter: { limit: 5 } },
    {},
    { state: 'PAID', filter: { limit: 5 } },
  ]);
});

test('gives a parameter no value that cannot be sent, and no example that its schema refuses', () => {
  const parameters = [
    { name: 'state', in: 'query', schema: { type: ['string', 'null'], examples: ['OPEN'] } },
    {
      name: 'limit',
      in: 'query',
      schema: { type: 'integer' },
      examples: { most: { value: 'all' }, few: { value: 5 } },
    },
    { name: 'kind', in: 'query', schema: { type: ['integer', 'null'], enum: ['a', null, 2] } },
  ];
  const found = {
    ...document,
    paths: { '/orders': { get: { operationId: 'find', parameters, responses: {} } } },
  };
  const samples = allSamples(sampleRequests(found as unknown as OpenApi, 'find'));
  expect(samples.map(({ query }) => query)).toEqual([{ state: 'OPEN', limit: 5, kind: 2 }, {}]);
});

describe.each(registeredApis().map(({ id }) => id))('%s', (id) => {
  test('every sample fits its schema, and every tag of a request is shown', async () => {
    const { document } = await bundle(id);
    const validator = createValidator(document);
    for (const operation of operations(document)) {
      const samples = allSamples(sampleRequests(document, operation.id));
      for (const { name, query, headers, path, body, mediaType } of samples) {
        const given: Record<string, unknown> = { ...query, ...headers, ...path };
        for (const [index, parameter] of operation.parameters.entries()) {
          if (!(parameter.name in given) || !parameter.schema) continue;
          const pointer = `${operation.pointers.parameters[index]}/schema`;
          expect(
            validator.check(pointer, given[parameter.name]),
            `${operation.id} ${name} ${parameter.name}`,
          ).toEqual([]);
        }
        if (body === undefined) continue;
        expect(Object.keys(operation.requestBody?.content ?? {})).toContain(mediaType);
        const pointer = bodySchemaPointer(operation, 'request') ?? '';
        expect(validator.check(pointer, withoutBytes(body)), `${operation.id} ${name}`).toEqual([]);
      }
      const text = JSON.stringify(samples.map(({ body }) => body));
      for (const [tag, value] of tagsOf(document, operation.requestBody)) {
        expect(text, `${operation.id}: ${tag} ${value}`).toContain(`"${tag}":"${value}"`);
      }
    }
  });
});

/** The tags of every union that a request can hold, found without the sampler. */
function tagsOf(document: OpenApi, node: unknown, seen = new Set<unknown>()): [string, string][] {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const { discriminator, $ref } = node as Schema;
  const own = Object.keys(discriminator?.mapping ?? {}).map((value): [string, string] => [
    discriminator?.propertyName ?? '',
    value,
  ]);
  const [, section, name] = /^#\/components\/(\w+)\/(.+)$/.exec($ref ?? '') ?? [];
  const components = document.components as Record<string, Record<string, unknown>> | undefined;
  const target = section && name ? tagsOf(document, components?.[section]?.[name], seen) : [];
  const members = Object.entries(node).filter(([key]) => key !== 'examples');
  return [...own, ...target, ...members.flatMap(([, value]) => tagsOf(document, value, seen))];
}
