import { inspect } from 'node:util';
import ky from 'ky';
import { afterEach, describe, expect, it } from 'vitest';
import { tokenExchange } from '../auth/token-exchange.ts';
import type { ClientOptions } from '../client/client-options.ts';
import { callLayer, layer } from '../layers/use.ts';
import { createNodeFetch } from '../node/create-node-fetch.ts';
import { operation } from '../operation/operation.ts';
import { streamAnswer } from '../response/stream-answer.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { json } from '../testing/fake-fetch.ts';
import { type RawServer, startRawServer } from '../testing/raw-server.ts';
import { getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const TOKEN = 'eyJhbGciOiJub25lIn0';
const SECRET = 'shown-once-and-never-again';
const ANSWER = JSON.stringify({ access_token: TOKEN, api_secret: SECRET });
const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;
let server: RawServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** An answer that begins well, in one piece with what follows it. */
const serve = async (rest: string, head = 'Transfer-Encoding: chunked') => {
  server = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}\r\n\r\n${rest}`);
  });
  return server.url;
};
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );
const shown = (error: unknown) =>
  everythingShown(error) + inspect(error, { showHidden: true, depth: null, customInspect: false });

const BROKEN: readonly (readonly [name: string, rest: string, head: string | undefined])[] = [
  ['a chunk without a size', `${chunk('{"id":"r1"')}${ANSWER}\r\n`, undefined],
  ['a size that is none, before a chunk', `${chunk(ANSWER)}zz\r\n${ANSWER}\r\n0\r\n\r\n`, undefined],
  ['a chunk longer than its size', `5\r\n${ANSWER}\r\n0\r\n\r\n`, undefined],
  ['a header that is none', '', `X-A: b\r\n${ANSWER}`],
  ['a coding that is none', ANSWER, `Content-Encoding: gzip\r\nContent-Length: ${ANSWER.length}`],
];
const TRANSPORTS: readonly (readonly [string, () => Partial<ClientOptions>])[] = [
  ['ky', () => ({ fetch: undefined })],
  ['an instance of ky', () => ({ fetch: undefined, ky: ky.create() })],
  ['fetch', () => ({ fetch })],
  ['createNodeFetch()', () => ({ fetch: createNodeFetch() })],
];

describe.each(TRANSPORTS)('through %s', (_, options) => {
  it.each(BROKEN)('no byte of an answer leaves through a cause: %s', async (_, rest, head) => {
    const baseUrl = await serve(rest, head);
    const told: unknown[] = [];
    const hooks = {
      onRetry: (event: unknown) => told.push(event),
      onResponse: (event: unknown) => told.push(event),
      onWarning: (event: unknown) => told.push(event),
    };
    const { client } = testClient([], { ...options(), baseUrl, hooks });
    for (const error of [
      await thrown(getReceipt({ client, path })),
      await thrown(sendReceipt({ client, body })),
    ]) {
      expect(error).toMatchObject({ cause: expect.anything() });
      for (const one of [error, ...told]) expect(shown(one)).not.toMatch(/eyJ|shown-once/);
    }
  });

  it('nor through a stream that breaks off, nor through what a layer throws again', async () => {
    const baseUrl = await serve(`${chunk('{"id":"r1"')}${ANSWER}\r\n`);
    const causes: unknown[] = [];
    const again = layer(async (_, next) => {
      const outcome = await next();
      if (outcome.came !== 'answer') {
        causes.push(outcome.cause);
        throw outcome.cause;
      }
      return outcome;
    });
    const { client } = testClient([], { ...options(), baseUrl, use: [again] });
    const download = operation<{ url: '/file' }, { 200: Blob }>({
      id: 'download',
      method: 'GET',
      path: '/file',
      accept: streamAnswer,
    });
    const { data } = await download({ client });
    for (const error of [
      await thrown(new Response(data).arrayBuffer()),
      await thrown(getReceipt({ client, path })),
    ]) {
      expect(shown(error)).not.toMatch(/eyJ|shown-once/);
    }
    expect(shown(causes)).not.toMatch(/eyJ|shown-once/);
  });
});

describe('what a parser said of an answer', () => {
  const broken = new Response(`${TOKEN}${ANSWER}`);
  const parse = async () => JSON.parse(await broken.clone().text()) as never;

  it('is not told with its quotes by an exchange of the user, nor what fetch threw in there', async () => {
    const baseUrl = await serve(`${chunk('{"id":"r1"')}${ANSWER}\r\n`);
    for (const exchange of [parse, async () => (await fetch(`${baseUrl}/token`)).json()]) {
      const auth = tokenExchange({ identity: 'till-1', exchange });
      const error = await thrown(getReceipt({ client: testClient([], { auth }).client, path }));
      expect(error).toMatchObject({ name: 'TokenError', cause: { name: /SyntaxError|TypeError/ } });
      expect(shown(error)).not.toMatch(/eyJ|shown-once/);
    }
  });

  it.each([
    ['a layer', layer(parse)],
    ['a layer around the call', callLayer(parse)],
  ])('is not told with its quotes by %s', async (_, part) => {
    const { client } = testClient([json(200, { id: 'r1' })], { use: [part] });
    const error = await thrown(getReceipt({ client, path }));
    expect(error).toMatchObject({ name: 'LayerError', cause: { name: 'SyntaxError' } });
    expect(error.message).toContain('is not valid JSON');
    expect(shown(error)).not.toMatch(/eyJ|shown-once/);
  });

  it('is not told with its quotes by a hook of ky', async () => {
    const baseUrl = await serve(`${chunk(TOKEN + ANSWER)}0\r\n\r\n`);
    const reads = ky.create({
      hooks: {
        afterResponse: [
          async ({ response }) => {
            await response.clone().json();
          },
        ],
      },
    });
    const { client } = testClient([], { fetch: undefined, ky: reads, baseUrl });
    const error = await thrown(getReceipt({ client, path }));
    expect(error.message).toContain('not valid JSON');
    expect(shown(error)).not.toMatch(/eyJ|shown-once/);
  });
});
