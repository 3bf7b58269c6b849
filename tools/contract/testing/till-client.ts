import {
  type ApiDescriptor,
  type Client,
  type ClientSettings,
  createClient,
  idempotencyKeys,
  listOperation,
  type OperationDescriptor,
  operation,
  streamAnswer,
  tokenExchange,
  tokenPages,
} from '@quittance/runtime';
import * as z from 'zod/mini';
import type { ClientModule } from '../client/call-client.ts';
import type { ContractOptions } from '../contract-options.ts';

/** Everything that a generated client of the till is made of; tests change one piece at a time. */
export interface TillParts {
  readonly api: ApiDescriptor;
  readonly operations: Readonly<
    Record<'createToken' | 'listSales' | 'createSale' | 'getReceipt' | 'createNote', OperationDescriptor>
  >;
  /** Stands between the caller's options and the client. */
  readonly settings: (settings: ClientSettings) => ClientSettings;
  /** Stands between an operation and its caller. */
  readonly result: (id: string, call: () => unknown) => unknown;
  /** Whether the token is sent with its scheme. */
  readonly scheme: string;
}

const sale = z.object({ id: z.string(), amount: z.int() });

/** A client that does all that the till's spec asks for. */
export const rightParts: TillParts = {
  api: {
    id: 'till',
    name: 'Till',
    version: '1',
    servers: [{ url: 'https://till.test/v1' }],
    managed: { 'X-Version': { constant: '1' }, 'X-Key': { idempotencyKey: true } },
    idempotency: {
      header: 'X-Key',
      format: 'uuid',
      ttlSeconds: 3600,
      mismatchStatus: 422,
      replayedHeader: 'X-Replayed',
    },
    errors: { code: ['code'], message: ['message'], fields: ['fields'], requestIdHeader: 'X-Request-Id' },
  },
  operations: {
    createToken: {
      id: 'createToken',
      method: 'POST',
      path: '/tokens',
      request: { body: () => z.strictObject({ key: z.string() }) },
      response: { 200: () => z.object({ token: z.string(), expires_in: z.int() }) },
      bodyRequired: true,
      auth: false,
    },
    listSales: {
      id: 'listSales',
      method: 'GET',
      path: '/sales',
      request: {
        query: () => z.object({ token: z.optional(z.string()), limit: z.optional(z.int().check(z.gte(1))) }),
      },
      response: { 200: () => z.object({ results: z.array(sale), next: z.optional(z.string()) }) },
      managed: ['X-Version'],
      pagination: tokenPages({ items: 'results', token: 'token', limit: 'limit', next: 'next' }),
    },
    createSale: {
      id: 'createSale',
      method: 'POST',
      path: '/sales',
      request: {
        body: () =>
          z.strictObject({ amount: z.int().check(z.gte(1)), drink: z.optional(z.enum(['COFFEE', 'TEA'])) }),
      },
      response: { 200: () => sale },
      bodyRequired: true,
      managed: ['X-Version', 'X-Key'],
      covered: true,
      reconcile: { operation: 'listSales', hint: 'Look for the amount.' },
    },
    getReceipt: {
      id: 'getReceipt',
      method: 'GET',
      path: '/sales/{sale_id}/receipt',
      request: { path: () => z.object({ sale_id: z.string().check(z.minLength(1)) }) },
      accept: streamAnswer,
    },
    createNote: {
      id: 'createNote',
      method: 'POST',
      path: '/notes',
      request: { body: () => z.strictObject({ text: z.string() }) },
      bodyRequired: true,
      accept: 'none',
    },
  },
  settings: (settings) => settings,
  result: (_id, call) => call(),
  scheme: 'Bearer',
};

/** What the till's client is made with. */
export const tillOptions: ContractOptions = {
  client: { key: 'till-key' },
  token: { operation: 'createToken', at: 'token' },
};

/** The module of a client, put together from its parts as a generated package is. */
export function tillModule({ api, operations, settings, result, scheme }: TillParts): ClientModule {
  const createToken = operation<{ body: { key: string } }, { 200: { token: string; expires_in: number } }>(
    operations.createToken,
  );
  const createTillClient = ({ key, ...options }: ClientSettings & { readonly key: string }): Client =>
    createClient({
      idempotency: idempotencyKeys(),
      ...settings(options),
      api,
      auth: tokenExchange({
        identity: key,
        scheme,
        exchange: async ({ send, clock }) => {
          const { data } = await send(createToken, { body: { key } });
          return { token: data.token, expiresAt: clock.now() + data.expires_in * 1000 };
        },
      }),
    });
  type Call = (args: { readonly client: Client }) => unknown;
  const functions = Object.fromEntries(
    Object.entries(operations).map(([id, descriptor]): [string, Call] => {
      const run = (descriptor.pagination ? listOperation(descriptor) : operation(descriptor)) as Call;
      return [id, (args) => result(id, () => run(args))];
    }),
  );
  const createTill = (options: ClientSettings & { readonly key: string }) => {
    const client = createTillClient(options);
    const bind = (id: string) => (args: object) => functions[id]?.({ ...args, client });
    return {
      tokens: { create: bind('createToken') },
      sales: { list: bind('listSales'), create: bind('createSale'), receipts: { get: bind('getReceipt') } },
      notes: { create: bind('createNote') },
    };
  };
  return { name: 'Till', exports: { ...functions, createTill, createTillClient } };
}
