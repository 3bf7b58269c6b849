// Type test: `tsc` compiles this file with `exactOptionalPropertyTypes`, and has nothing to say. Whoever passes a value on
// that may be missing (`timeout: settings.timeout`) need not leave the option out.
import {
  type ApiDescriptor,
  bearerToken,
  bindOperation,
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type FilePart,
  type ListOperation,
  type Operation,
  overrides,
  type PollOptions,
  poll,
  type RawRequest,
  request,
  tokenExchange,
} from '../src/index.ts';
import { createNodeFetch } from '../src/node/index.ts';

/** The options that may be left out, each of them `undefined`. */
type Nothing<Options> = {
  [Name in keyof Options as Record<never, never> extends Pick<Options, Name> ? Name : never]-?: undefined;
};

declare const api: ApiDescriptor;
declare const client: Client;
declare const noClientOptions: Nothing<ClientOptions>;
declare const noCallOptions: Nothing<CallOptions>;
declare const noRequestOptions: Nothing<RawRequest>;
declare const noPollOptions: Nothing<PollOptions<unknown>>;
declare const noFileOptions: Nothing<FilePart>;
declare const data: Uint8Array<ArrayBuffer>;
interface Data {
  body?: { note: string };
  path: { id: string };
  query?: { expand?: string };
  headers?: { 'X-Scope'?: string };
  url: '/receipts/{id}';
}
interface ListData {
  body?: never;
  path?: never;
  query?: { limit?: number };
  url: '/receipts';
}
declare const update: Operation<Data, { 200: { id: string } }>;
declare const list: ListOperation<ListData, { 200: { id: string }[] }, { id: string }>;

export async function everyOptionMayBeUndefined(): Promise<void> {
  createClient({ api, ...noClientOptions });
  createClient({
    api,
    retry: { maxAttempts: undefined, baseDelay: undefined, maxDelay: undefined, maxRetryAfter: undefined },
    validation: { request: undefined, response: undefined },
    hooks: {
      onRequest: undefined,
      onResponse: undefined,
      onAttempt: undefined,
      onRetry: undefined,
      onError: undefined,
      onWarning: undefined,
    },
    auth: bearerToken('k', { format: undefined, option: undefined }),
    use: [overrides({ update: { method: undefined, path: undefined } })],
    fetch: createNodeFetch({ dispatcher: undefined }),
  });
  tokenExchange({
    identity: 'me',
    scope: undefined,
    credentials: undefined,
    sharing: undefined,
    margin: undefined,
    scheme: undefined,
    exchange: async ({ previous }) => ({
      token: 't',
      expiresAt: 0,
      issuedAt: undefined,
      refresh: previous?.refresh,
    }),
  });
  const path = { id: '1' };
  await update({ client, path, body: undefined, query: undefined, headers: undefined, ...noCallOptions });
  const maybe = undefined as string | undefined;
  await update({ client, path, query: { expand: maybe }, headers: { 'X-Scope': maybe, 'x-debug': maybe } });
  await bindOperation(client, update)({ path, query: { expand: maybe }, headers: { 'X-Scope': maybe } });
  await list({ client, query: { limit: undefined } });
  // @ts-expect-error: what is required is
  await update({ client, path: { id: maybe } });
  // @ts-expect-error: a body is as the spec has it
  await update({ client, path, body: { note: maybe } });
  createClient({ api, headers: { 'x-shop': maybe } });
  await update({ client, path, headers: { 'x-debug': undefined }, retry: { maxAttempts: undefined } });
  await bindOperation(client, update)({ path, body: undefined, query: undefined, ...noCallOptions });
  await list({ client, query: undefined, ...noCallOptions });
  await bindOperation(client, list)({ query: undefined, headers: undefined });
  await request(client, { method: 'GET', path: '/x', ...noRequestOptions });
  await poll(async () => 1, { until: () => true, ...noPollOptions });
  const part: FilePart = { data, ...noFileOptions };
  await request(client, { method: 'POST', path: '/x', body: { part } });
}
