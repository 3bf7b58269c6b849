import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../shared/openapi.ts';
import { breakSample } from './break-sample.ts';
import { sampleRequests } from './sample-requests.ts';

const document = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  ...parse(`
paths:
  /orders:
    post:
      operationId: createOrder
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, examples: [5] } }
        - { name: note, in: query, schema: { type: string, examples: [Hello] } }
        - { name: X-Version, in: header, required: true, schema: { const: '1' }, x-managed: { constant: '1' } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [size]
              additionalProperties: false
              properties:
                size: { type: string, enum: [S, L] }
                note: { type: string, examples: [Hot] }
                lines: { type: array, minItems: 1, items: { type: object, required: [n], additionalProperties: false, properties: { n: { type: integer, examples: [1] } } } }
  /files:
    post:
      operationId: upload
      requestBody:
        content:
          multipart/form-data: { schema: { type: object, additionalProperties: false, required: [file], properties: { file: { type: string, format: binary }, name: { type: string, enum: [a] } } } }
`),
} as OpenApi;

const breakFull = (operationId: string, limit?: number) =>
  breakSample(
    document,
    operationId,
    sampleRequests(document, operationId).full,
    limit === undefined ? {} : { limit },
  );

test('breaks one thing in each copy, and leaves alone what may be so', () => {
  const broken = breakFull('createOrder').map(({ breakage, what }) => `${breakage} ${what}`);
  expect(broken.sort()).toEqual([
    'missing body.lines.0.n: removed',
    'missing body.lines.0: removed',
    'missing body.size: removed',
    'missing body: removed',
    'missing query.limit: removed',
    'type body.lines.0.n: made a text',
    'type body.lines.0: made a text',
    'type body.lines: made a text',
    'type body.note: made an object',
    'type body.size: made an object',
    'type body: made a text',
    'unknown body.lines.0: `no_such_field` added',
    'unknown body: `no_such_field` added',
    'value body.size: set to "?? no such value ??"',
    'value query.limit: set to "?? no such value ??"',
  ]);
});

test('changes the request where it says, and nowhere else', () => {
  const { full } = sampleRequests(document, 'createOrder');
  const broken = breakFull('createOrder');
  const request = (what: string) => broken.find((one) => one.what === what)?.request;
  expect(request('body.lines.0.n: removed')).toEqual({
    ...full,
    body: { size: 'S', note: 'Hot', lines: [{}] },
  });
  expect(request('query.limit: removed')).toEqual({ ...full, query: { note: 'Hello' } });
  expect(request('body: removed')).not.toHaveProperty('body');
});

test('only takes parts away from a multipart body, where all values are texts', () => {
  expect(breakFull('upload').map(({ what }) => what)).toEqual(['body.file: removed']);
});

test('keeps some of each kind within the limit', () => {
  expect(
    breakFull('createOrder', 4)
      .map(({ breakage }) => breakage)
      .sort(),
  ).toEqual(['missing', 'type', 'unknown', 'value']);
});
