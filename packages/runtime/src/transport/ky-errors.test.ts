import ky, { HTTPError, NetworkError, TimeoutError } from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bearerToken } from '../auth/static-token.ts';
import type { ClientOptions } from '../client/client-options.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { fakeFetch, json, refused, reset } from '../testing/fake-fetch.ts';
import { type LoopbackServer, startServer } from '../testing/loopback-server.ts';
import { createReceipt, getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const TOKEN = 'token-that-nobody-may-see';
const SECRET = 'secret-of-the-till';
const body = { type: 'SALE', secret: SECRET } as const;
const path = { receipt_id: 'r1' };
const auth = bearerToken(TOKEN);
let server: LoopbackServer | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
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

/** Whether a value, or anything it holds, is a request or an error of ky. */
function holdsRequest(root: unknown): boolean {
  const seen = new Set<unknown>();
  const waiting = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Request || 'isKyError' in value) return true;
    for (const key of Reflect.ownKeys(value))
      waiting.push(Object.getOwnPropertyDescriptor(value, key)?.value);
  }
  return false;
}

const senders: readonly { readonly sender: string; readonly options: Partial<ClientOptions> }[] = [
  { sender: 'ky', options: {} },
  { sender: 'an instance', options: { ky: ky.create() } },
];

describe.each(senders)('an attempt through $sender', ({ options }) => {
  it('that was refused a connection never left: even an uncovered write is repeated', async () => {
    server = await startServer(() => undefined);
    const { url } = server;
    await server.stop();
    const { client } = testClient([], { fetch: undefined, auth, baseUrl: url, ...options });
    const error = await thrown(sendReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'ConnectionError', outcomeKnown: true, attempts: 4 });
    expect(error.message).toContain('ECONNREFUSED');
    expect(holdsRequest(error)).toBe(false);
  });

  it('that was reset may have arrived: an uncovered write is in doubt', async () => {
    server = await startServer((request) => request.socket.resetAndDestroy());
    const { client } = testClient([], { fetch: undefined, auth, baseUrl: server.url, ...options });
    const error = await thrown(sendReceipt({ client, body }));
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
      cause: { name: 'ConnectionError' },
    });
    expect(server.seen).toHaveLength(1);
    expect(holdsRequest(error)).toBe(false);
  });

  it.each([
    ['refused', refused],
    ['reset', reset],
  ])(
    'has what fetch said as its cause, and no error of ky, which holds credentials: %s',
    async (_, failure) => {
      const cause = failure();
      vi.spyOn(globalThis, 'fetch').mockImplementation(fakeFetch(cause).fetch);
      const { client } = testClient([], { fetch: undefined, auth, ...options });
      const error = await thrown(getReceipt({ client, path }));
      expect(error.cause).toMatchObject({ name: 'TypeError', message: cause.message, stack: cause.stack });
      expect(error.cause).toMatchObject({ cause: { ...(cause.cause as Error) } });
      const write = await thrown(createReceipt({ client, body }));
      for (const one of [error, write]) {
        expect(holdsRequest(one)).toBe(false);
        expect(everythingShown(one)).not.toMatch(/token-that-nobody|secret-of-the/);
        expect(everythingShown(one)).not.toContain('NetworkError');
      }
    },
  );

  it('that ky cannot build is a ConfigurationError, and nothing is sent', async () => {
    const { fetch, seen } = fakeFetch(json(200, { id: 'r1' }));
    vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
    vi.spyOn(globalThis, 'Request').mockImplementation(
      class {
        constructor() {
          throw new TypeError('cannot be built');
        }
      } as never,
    );
    const { client } = testClient([], { fetch: undefined, auth, ...options });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'ConfigurationError',
      outcomeKnown: true,
      cause: { message: 'cannot be built' },
    });
    expect(seen).toHaveLength(0);
  });
});

describe('an error that a hook of ky throws', () => {
  it.each([
    ['NetworkError', (request: Request) => new NetworkError(request, { cause: reset() })],
    ['NetworkError of a refusal', (request: Request) => new NetworkError(request, { cause: refused() })],
    ['TimeoutError', (request: Request) => new TimeoutError(request)],
    ['HTTPError', (request: Request) => new HTTPError(json(500, {}), request, {} as never)],
    [
      'an error that holds one',
      (request: Request) => new Error(`failed with ${TOKEN}`, { cause: new TimeoutError(request) }),
    ],
    [
      'an error with the headers',
      (request: Request) => Object.assign(new Error('x'), { headers: request.headers }),
    ],
  ])('shows no credentials: %s', async (_, make) => {
    for (const name of ['beforeRequest', 'afterResponse'] as const) {
      const hook = ({ request }: { request: Request }) => {
        throw make(request);
      };
      vi.spyOn(globalThis, 'fetch').mockImplementation(fakeFetch(json(200, { id: 'r1' })).fetch);
      const { client } = testClient([], {
        fetch: undefined,
        auth,
        ky: ky.create({ hooks: { [name]: [hook] } }),
      });
      const error = await thrown(sendReceipt({ client, body }));
      expect(error).toMatchObject({ name: 'OutcomeUnknownError', attempts: 1 });
      expect(holdsRequest(error)).toBe(false);
      expect(everythingShown(error)).not.toMatch(/token-that-nobody|secret-of-the/);
    }
  });

  it('in beforeError does not hide whether the request left', async () => {
    const hide = () => new Error('something went wrong');
    const { fetch, seen } = fakeFetch(refused(), json(200, { id: 'r1' }));
    vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
    const { client } = testClient([], {
      fetch: undefined,
      auth,
      ky: ky.create({ hooks: { beforeError: [hide] } }),
    });
    expect((await sendReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(seen).toHaveLength(2);
  });
});
