import type { OpenApi } from '../../../packages/sandbox/src/core/spec/document.ts';

const json = (properties: Readonly<Record<string, object>>) => ({
  'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } },
});
const text = { type: 'string' };
const body = (properties: Readonly<Record<string, object>>) => ({
  required: true,
  content: json(properties),
});
const ok = (properties: Readonly<Record<string, object>>) => ({
  200: { description: 'Done', content: json(properties) },
});
// Not enforced: some clients of the README are made without keys.
const key = { name: 'Idempotency-Key', in: 'header', schema: text };
const receipt = { id: text, type: text };

const writeReceipt = (operationId: string) => ({
  operationId,
  parameters: [key],
  requestBody: body({ type: { type: 'string', enum: ['SALE', 'REFUND'] } }),
  responses: ok(receipt),
});

/** The spec of the invented API that the runtime's README shows its options with. */
export const acmeDocument: OpenApi = {
  openapi: '3.1.0',
  info: { title: 'Acme till', version: '1' },
  servers: [{ url: 'https://api.acme.example' }, { url: 'https://auth.acme.example' }],
  security: [{ bearer: [] }],
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/receipts': {
      post: writeReceipt('createReceipt'),
      get: {
        operationId: 'listReceipts',
        'x-pagination': { style: 'token', items: 'results', token: 'token', next: 'next', limit: 'limit' },
        parameters: [
          { name: 'token', in: 'query', schema: text },
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 10 } },
        ],
        responses: {
          200: {
            description: 'A page',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['results'],
                  properties: {
                    results: { type: 'array', items: { type: 'object', properties: receipt } },
                    next: text,
                  },
                },
              },
            },
          },
        },
      },
    },
    '/v2/receipts': { post: writeReceipt('createReceiptV2') },
    '/tokens': {
      post: {
        operationId: 'createToken',
        security: [],
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
        responses: ok({ token: text, expires_at: text, refresh_token: text }),
      },
    },
    '/token': {
      post: {
        operationId: 'fetchToken',
        security: [],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: { grant_type: text } },
            },
          },
        },
        responses: ok({ access_token: text, expires_in: { type: 'integer' } }),
      },
    },
    '/reports/daily': {
      post: {
        operationId: 'createDailyReport',
        parameters: [key, { name: 'day', in: 'query', schema: text }],
        requestBody: body({ detailed: { type: 'boolean' } }),
        responses: ok({ total: text }),
      },
    },
    '/reports/42': { get: { operationId: 'getReport', responses: ok({ state: text }) } },
  },
};
