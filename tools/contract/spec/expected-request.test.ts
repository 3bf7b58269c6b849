import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SampledRequest } from '../../sample/sample-requests.ts';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import { argumentsFor } from '../client/call-client.ts';
import { expectedRequest } from './expected-request.ts';
import { operationFacts } from './operation-facts.ts';

const document = parse(`
openapi: 3.1.0
info: { title: Files, version: '1' }
security: [{ raw: [] }]
components: { securitySchemes: { raw: { type: apiKey, in: header, name: Authorization } } }
paths:
  /{tenant}/files/{name}:
    get:
      operationId: getFile
      x-sdk: { group: files, method: get }
      parameters:
        - { name: tenant, in: path, required: true, x-managed: { option: tenant }, schema: { type: string } }
        - { name: name, in: path, required: true, x-strip-prefix: /files/, schema: { type: string } }
        - { name: tag, in: query, schema: { type: array, items: { type: string } } }
        - { name: type, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: deep, in: query, allowEmptyValue: true, schema: { type: string, const: '' } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: unit, in: query, x-managed: { option: unit }, schema: { type: string } }
        - { name: X-Scope, in: header, x-managed: { option: scope }, schema: { type: string } }
      responses: { '200': { description: Bytes., content: { application/pdf: { schema: { type: string } } } } }
`) as OpenApi;
const [facts] = [...operations(document)].map(operationFacts(document));
if (!facts) throw new Error('the fixture has one operation');

const full: SampledRequest = {
  name: 'full',
  fill: 'full',
  path: { name: 'a b/c' },
  query: { tag: ['x', 'y'], type: ['p', 'q'], deep: '', filter: { limit: 5 } },
  headers: {},
  managed: { tenant: 'shop', unit: 'kg', 'X-Scope': 'unit' },
};
const minimal: SampledRequest = { ...full, name: 'minimal', fill: 'minimal', query: {} };

test('encodes the path, and writes each kind of query parameter its own way', () => {
  expect(expectedRequest(facts, full, { client: {}, token: 't' })).toMatchObject({
    method: 'GET',
    path: '/shop/files/a%20b%2Fc',
    query: [
      ['tag', 'x'],
      ['tag', 'y'],
      ['type', 'p,q'],
      ['deep', ''],
      ['unit', 'kg'],
    ],
    jsonQuery: { filter: { limit: 5 } },
    headers: { authorization: 't', 'x-scope': 'unit' },
    accept: 'application/pdf, */*;q=0.1',
    mediaType: undefined,
  });
});

test("takes managed values from the client's options where the call gives none", () => {
  const expected = expectedRequest(facts, minimal, { client: { tenant: 'till' }, token: 't' });
  expect(expected.path).toBe('/till/files/a%20b%2Fc');
  expect(expected.headers).toEqual({ authorization: 't' });
});

test('calls with managed values, prefixes and flags as callers write them', () => {
  expect(argumentsFor(facts, full)).toEqual({
    path: { tenant: 'shop', name: '/files/a b/c' },
    query: { ...full.query, deep: true, unit: 'kg' },
    headers: { 'X-Scope': 'unit' },
  });
  expect(argumentsFor(facts, minimal)).toEqual({ path: { name: 'a b/c' } });
});

test.each<[string, object, string]>([
  ['a token', { type: 'http', scheme: 'bearer' }, 'Bearer t'],
  ['a name and a password, both the token', { type: 'http', scheme: 'Basic' }, `Basic ${btoa('t:t')}`],
  ['a word of the service', { type: 'http', scheme: 'SharedKey' }, 'SharedKey t'],
  ['a token of OAuth', { type: 'oauth2' }, 'Bearer t'],
])('expects %s in `Authorization` as its scheme has it', (_, scheme, authorization) => {
  const secured = { ...document, components: { securitySchemes: { raw: scheme } } } as OpenApi;
  const [own] = [...operations(secured)].map(operationFacts(secured));
  const { headers } = expectedRequest(own ?? facts, minimal, { client: {}, token: 't' });
  expect(headers.authorization).toBe(authorization);
});

test('expects no `Authorization` of an operation that is open to all', () => {
  const { headers } = expectedRequest({ ...facts, scheme: 'none' }, minimal, { client: {}, token: 't' });
  expect(headers).not.toHaveProperty('authorization');
});

test('expects a fresh key where the call gives none, however the header is written', () => {
  const covered = {
    ...document,
    'x-idempotency': { header: 'X-Key', format: 'uuid', ttlSeconds: 3600, mismatchStatus: 422 },
    paths: {
      '/files': parse(`
post:
  operationId: addFile
  x-sdk: { group: files, method: add }
  parameters: [{ name: X-Key, in: header, x-managed: { idempotencyKey: true }, schema: { type: string } }]
  responses: { '204': { description: Added. } }
`),
    },
  } as OpenApi;
  const [adding] = [...operations(covered)].map(operationFacts(covered));
  if (!adding) throw new Error('the fixture has one operation');
  const sample = { ...full, path: {}, query: {}, managed: { 'X-Key': 'k-1' } };
  const given = expectedRequest(adding, sample, { client: {}, token: 't' });
  expect([given.headers['x-key'], given.freshKey]).toEqual(['k-1', undefined]);
  const left = expectedRequest(adding, { ...sample, fill: 'minimal' }, { client: {}, token: 't' });
  expect([left.headers['x-key'], left.freshKey?.header]).toEqual([undefined, 'x-key']);
});
