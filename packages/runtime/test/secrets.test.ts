import { describe, expect, it } from 'vitest';
import { request } from '../src/client/request.ts';
import { bearerToken, QuittanceError } from '../src/index.ts';
import { everythingShown } from '../src/testing/everything-shown.ts';
import { json } from '../src/testing/fake-fetch.ts';
import { getReceipt, testClient } from '../src/testing/test-api.ts';
import { runChild } from './run-child.ts';

const TOKEN = 'token-that-nobody-may-see';
const path = { receipt_id: 'r1' };
const failing = async (answer: Error | Response) => {
  const { client } = testClient([answer], { auth: bearerToken(TOKEN) });
  const { error } = await getReceipt({ client, path, throwOnError: false });
  if (!error) throw new Error('it should have failed');
  return error;
};

describe('a cause', () => {
  it('is a copy of what fetch said, and of nothing that its error holds', async () => {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', data: 'half an answer' });
    const thrown = new TypeError('fetch failed', { cause });
    const error = await failing(thrown);
    expect(error.cause).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      stack: thrown.stack,
      cause: { message: 'read ECONNRESET', code: 'ECONNRESET' },
    });
    expect(everythingShown(error)).not.toContain('half an answer');
  });

  it('with secrets is a copy of what it says, without them', async () => {
    const cause = Object.assign(new Error(`reset after Bearer ${TOKEN}`), {
      code: 'ECONNRESET',
      syscall: 'read',
    });
    const error = await failing(Object.assign(new TypeError('fetch failed', { cause }), { sent: [TOKEN] }));
    expect(error.cause).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { message: 'reset after Bearer [redacted]', code: 'ECONNRESET', syscall: 'read' },
    });
    expect(everythingShown(error)).not.toContain(TOKEN);
  });

  it('that holds a request, a map, a circle or half the process is not kept', async () => {
    const request = new Request('https://x.example', { headers: { 'x-api-key': 'never-learnt-by-anyone' } });
    const circle: Record<string, unknown> = { map: new Map([['a', new Set([TOKEN])]]) };
    circle.self = circle;
    const huge = Array.from({ length: 20_000 }, (_, index) => ({ index }));
    for (const held of [
      request,
      circle,
      huge,
      { headers: { authorization: 'Basic never-learnt-by-anyone' } },
    ]) {
      const error = await failing(Object.assign(new TypeError('fetch failed'), { held }));
      expect(error.cause).toMatchObject({ message: 'fetch failed' });
      expect(error.cause).not.toHaveProperty('held');
      expect(everythingShown(error)).not.toMatch(/token-that-nobody|never-learnt/);
    }
  });

  it('is looked at without calling its getters', async () => {
    let called = false;
    const cause = Object.defineProperty(new TypeError('fetch failed'), 'secret', {
      enumerable: false,
      get: () => {
        called = true;
        return TOKEN;
      },
    });
    await failing(cause);
    expect(called).toBe(false);
  });
});

describe('a secret', () => {
  it('is masked before a long text is cut, so that no half of it stays', async () => {
    for (let lead = 4_096 - TOKEN.length; lead < 4_096; lead += 5) {
      const error = await failing(new Response('x'.repeat(lead) + TOKEN, { status: 400 }));
      expect(JSON.stringify(error)).not.toContain(TOKEN.slice(0, 6));
    }
  });

  it('in a field that is called so is masked in bodies, and messages about such a field are not', async () => {
    const body = {
      password: 'hunter2hunter2',
      nested: [{ clientSecret: 's3cr3t-s3cr3t' }],
      errors: { password: 'too short' },
    };
    const error = await failing(json(422, body));
    expect(error).toMatchObject({ fields: { password: ['too short'] } });
    expect(JSON.stringify(error)).not.toMatch(/hunter2|s3cr3t/);
  });

  it('is not in the URL that a response shows', async () => {
    const { client } = testClient([
      () =>
        Object.defineProperty(json(200, {}), 'url', {
          value: 'https://x.example/?access_token=abc123456',
          configurable: true,
        }),
    ]);
    const { response } = await request(client, {
      method: 'GET',
      path: '/x',
      query: { access_token: 'abc123456' },
    });
    expect(everythingShown(response)).not.toContain('abc123456');
  });
});

describe('a process that dies of an error nobody caught', () => {
  it.each(['throw', 'reject'])('prints no secret (%s)', async (how) => {
    const { code, stdout, stderr } = await runChild(`
      const client = runtime.createClient({
        api: { id: 'x/y', name: 'X', version: '1', servers: [] },
        baseUrl: 'https://x.example',
        auth: runtime.bearerToken('${TOKEN}'),
        retry: false,
        fetch: async (url, init) => {
          const headers = Object.fromEntries(new Headers(init?.headers ?? url.headers));
          throw Object.assign(new TypeError('fetch failed', { cause: new Error(JSON.stringify(headers)) }), { headers });
        },
      });
      const call = runtime.request(client, { method: 'GET', path: '/x', query: { api_key: '${TOKEN}-too' } });
      ${how === 'throw' ? 'call.catch((error) => setImmediate(() => { throw error; }));' : ''}
    `);
    expect(code).toBe(1);
    expect(stderr).toContain('ConnectionError: [x/y] request:');
    expect(stdout + stderr).not.toContain(TOKEN);
  });
});

it('every error class is one of those that are cleaned', async () => {
  const exported: unknown[] = Object.values(await import('../src/index.ts'));
  const prototypes = exported.flatMap((one) =>
    typeof one === 'function' && one.prototype instanceof Error ? [one.prototype as Error] : [],
  );
  expect(prototypes.length).toBeGreaterThan(20);
  for (const one of prototypes)
    expect(one === QuittanceError.prototype || one instanceof QuittanceError).toBe(true);
});
