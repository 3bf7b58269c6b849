import { type Call, defineVendor, handle } from '../../src/core/contracts.ts';
import { refuse } from '../../src/core/refusal.ts';
import type { OpenApi } from '../../src/core/spec/document.ts';
import { existing } from '../../src/core/state/world.ts';

const thing = {
  type: 'object',
  required: ['id', 'name', 'state', 'note'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string', maxLength: 20 },
    state: { type: 'string' },
    note: { type: ['string', 'null'] },
  },
} as const;
const error = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' } },
} as const;
const json = (schema: object) => ({ description: '', content: { 'application/json': { schema } } });
const refusals = Object.fromEntries(
  ['400', '401', '404', '409', '422', '500', '503'].map((status) => [status, json(error)]),
);
const replayed = { headers: { 'X-Replayed': { schema: { type: 'boolean' } } } };
const key = { name: 'X-Key', in: 'header', required: true, schema: { type: 'string' } } as const;
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const;

/** A small API of our own, so that the core is tested without a vendor. */
export const THINGS_DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://things.example/api/v1' }],
  security: [{ token: [] }],
  'x-idempotency': { header: 'X-Key', format: 'string', ttlSeconds: 86_400, replayedHeader: 'X-Replayed' },
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        'x-pagination': {
          style: 'token',
          items: 'results',
          token: 'token',
          limit: 'limit',
          next: 'next.token',
        },
        parameters: [
          { name: 'token', in: 'query', schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 5, default: 3 } },
        ],
        responses: {
          200: json({
            type: 'object',
            required: ['results'],
            properties: { results: { type: 'array', items: thing }, next: { type: 'object' } },
          }),
          ...refusals,
        },
      },
      post: {
        operationId: 'createThing',
        parameters: [key],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: { name: { type: 'string', maxLength: 20 }, note: { type: 'string' } },
              },
            },
          },
        },
        responses: { 201: { ...json(thing), ...replayed }, ...refusals },
      },
    },
    '/things/{id}': {
      get: { operationId: 'getThing', parameters: [id], responses: { 200: json(thing), ...refusals } },
      delete: {
        operationId: 'deleteThing',
        parameters: [id, key],
        responses: { 204: { description: '', ...replayed }, ...refusals },
      },
    },
    '/things/{id}.pdf': {
      get: {
        operationId: 'printThing',
        parameters: [id],
        responses: { 200: { description: '', content: { 'application/pdf': {} } }, ...refusals },
      },
    },
    '/tickets': {
      post: {
        operationId: 'createTicket',
        security: [],
        parameters: [key],
        responses: { 201: json(thing), ...refusals },
      },
    },
    '/odd': { get: { operationId: 'getOdd', security: [], responses: { 200: json(thing), ...refusals } } },
    '/unmodelled': { get: { operationId: 'getUnmodelled', responses: { 200: json(thing), ...refusals } } },
  },
} as unknown as OpenApi;

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly secret: string;
}

const STATUS = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 401,
  'not found': 404,
  'no route': 404,
  conflict: 409,
  state: 409,
  'key missing': 400,
  'key mismatch': 422,
  'key in progress': 409,
  fault: 500,
} as const;

/** The vendor of that API. */
export const things = defineVendor({
  id: 'test/things',
  document: THINGS_DOCUMENT,
  options: { token: 'test-token' },
  authenticate(headers) {
    if (headers.authorization !== 'Bearer test-token') throw refuse('unauthenticated', 'Who are you?');
    return { id: 'tester' };
  },
  refuse: ({ kind, status, message }) => ({
    status: status ?? STATUS[kind],
    body: { code: kind, message },
  }),
  headers: (world) => ({ 'X-Trace': world.ids.uuid() }),
  sign: (body) => ({ 'x-signature': String(body.length) }),
  tasks: {
    ready(world, { id }: { id: string }) {
      const table = world.table<Thing>('things');
      const row = existing(table.get(id), `Thing ${id}`);
      table.put(id, { ...row, state: 'READY' });
      world.notify({ name: 'thing.ready', body: { id } });
    },
  },
  handlers: {
    listThings: ({ world, page }) => page(world.table<Thing>('things').all()),
    createThing: handle<{ body: { name: string } }>(({ world, body }) => {
      const id = world.ids.uuid();
      const row = { id, name: body.name, state: 'NEW', secret: 'kept back' };
      world.table<Thing>('things').put(id, row);
      if (body.name === 'refused late') throw refuse('state', 'Not this one.');
      world.settle('ready', { id }, `things/${id}`);
      return { body: world.table<Thing>('things').get(id) };
    }),
    getThing({ world, path }: Call) {
      world.touch(`things/${path.id}`);
      return { body: existing(world.table<Thing>('things').get(path.id ?? ''), `Thing ${path.id}`) };
    },
    deleteThing({ world, path }: Call) {
      if (!world.table('things').delete(path.id ?? '')) throw refuse('not found', 'It is gone.');
      return {};
    },
    printThing: ({ path }: Call) => ({
      bytes: new TextEncoder().encode(`%PDF ${path.id}`),
      contentType: 'application/pdf',
    }),
    createTicket: ({ world }) => ({ body: { id: world.ids.uuid(), name: 'ticket', state: 'NEW' } }),
    getOdd: () => ({ body: { id: 1, name: 'odd', state: 'ODD' } }),
  },
});
