import type ky from 'ky';
import { afterEach, describe, expect, it } from 'vitest';
import { request } from '../client/request.ts';
import { layer } from '../layers/use.ts';
import { operation } from '../operation/operation.ts';
import { json } from '../testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { SENDERS } from '../testing/senders.ts';
import { acme, sendReceipt, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const ok = json(200, { id: 'r1' });
const declaring = operation<{ headers: Record<string, string>; url: '/x' }, { 200: unknown }>({
  id: 'declaring',
  method: 'GET',
  path: '/x',
});
let server: LoopbackServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );

// What fetch, undici or ky write by themselves, drop, or refuse the whole request for.
const OF_THE_TRANSPORT = [
  'Host',
  'expect',
  'content-length',
  'Transfer-Encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'TE',
  'trailer',
  'http2-settings',
  'proxy-connection',
  'proxy-authorization',
  'sec-fetch-mode',
];

describe.each(OF_THE_TRANSPORT)('the header %s', (name) => {
  const headers = { [name]: 'x' };
  const said = expect.stringContaining('is written by the client or its transport');

  it('is refused as an option, when the client is made', () => {
    expect(() => testClient([ok], { headers })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: said }),
    );
    expect(() => testClient([ok], { headers })).toThrow(`'${name}'`);
  });

  it('is refused in a call, and nothing is sent', async () => {
    const { client, seen } = testClient([ok]);
    const calls = [
      declaring({ client, headers }),
      request(client, { method: 'POST', path: '/x', headers, body: {} }),
    ];
    for (const call of calls) {
      expect(await thrown(call)).toMatchObject({
        name: 'RequestValidationError',
        issues: [{ path: `headers.${name}`, message: said }],
      });
    }
    expect(seen).toHaveLength(0);
  });

  it('is refused of a layer, and nothing is sent', async () => {
    const { client, seen } = testClient([ok], { use: [layer((_, next) => next({ headers }))] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConfigurationError',
      message: said,
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(0);
  });
});

describe.each(SENDERS)('through $sender', ({ options }) => {
  it.each(['date', 'cookie', 'via', 'origin', 'referer', 'user-agent', 'accept-encoding', 'x-debug'])(
    '%s goes out as it was given',
    async (name) => {
      let came: unknown;
      server = await startServer((asked, response) => {
        came = asked.headers[name];
        response.end('{}');
      });
      const { client } = testClient([], { baseUrl: server.url, fetch: undefined, ...options });
      await request(client, { method: 'POST', path: '/x', headers: { [name]: 'br' }, body: {} });
      expect(came).toBe('br');
    },
  );
});

describe('headers of a ky of the user', () => {
  it.each(SENDERS.filter(({ options }) => options.ky))(
    'take no credentials to another host: $sender',
    async ({ options }) => {
      let host: unknown;
      server = await startServer((asked, response) => {
        host = asked.headers.host;
        response.end('{}');
      });
      const instance = options.ky?.extend({ headers: { host: 'evil.example' } }) as typeof ky;
      const { client } = testClient([], { baseUrl: server.url, fetch: undefined, ky: instance });
      await sendReceipt({ client, body });
      expect(host).toBe(new URL(server.url).host);
    },
  );

  it.each(SENDERS.filter(({ options }) => options.ky))(
    'that undici refuses stop the request before it leaves, once: $sender',
    async ({ options }) => {
      server = await startServer((_, response) => response.end('{}'));
      for (const headers of [{ 'keep-alive': 'x' }, { expect: '100-continue' }, { upgrade: 'x' }]) {
        const instance = options.ky?.extend({ headers }) as typeof ky;
        const { client } = testClient([], { api: acme, baseUrl: server.url, fetch: undefined, ky: instance });
        expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
          name: 'ConfigurationError',
          outcomeKnown: true,
          attempts: 1,
        });
      }
      expect(server.seen).toHaveLength(0);
    },
  );
});
