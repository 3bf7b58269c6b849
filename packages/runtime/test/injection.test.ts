import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { request } from '../src/client/request.ts';
import { bearerToken, createClient, isRequestValidationError, operation } from '../src/index.ts';
import { json } from '../src/testing/fake-fetch.ts';
import { startServer } from '../src/testing/loopback-server.ts';
import { acme, createReceipt, getReceipt, testClient } from '../src/testing/test-api.ts';

const ok = () => json(200, { id: 'r1' });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error,
  );

const BREAKING = [
  'a\r\nX-Admin: 1',
  'a\nb',
  'a\rb',
  'a\u0000b',
  '\u560a\u560d',
  '\u2028',
  'a\u007f',
  'é\ud83d\ude00',
];

describe('a header', () => {
  it.each(BREAKING)('value that breaks out is refused everywhere: %j', async (value) => {
    const { client, seen } = testClient([ok()]);
    const inCall = await thrown(request(client, { method: 'GET', path: '/x', headers: { 'X-Note': value } }));
    expect(isRequestValidationError(inCall)).toBe(true);
    expect(() => createClient({ api: acme, headers: { 'X-Note': value } })).toThrow(/`headers`/);
    const managed = testClient([ok()], { managed: { scope: value, accountId: 'a' } });
    const scoped = operation<{ url: '/x' }, { 200: unknown }>({
      id: 'scoped',
      method: 'GET',
      path: '/x',
      managed: ['X-Scope'],
    });
    expect(await thrown(scoped({ client: managed.client }))).toMatchObject({
      name: 'RequestValidationError',
    });
    expect([...seen, ...managed.seen]).toHaveLength(0);
  });

  it.each(BREAKING)('cannot be made of a token: %j', async (token) => {
    expect(() => createClient({ api: acme, auth: bearerToken(token) })).toThrow(/`token` holds/);
    const { client, seen } = testClient([ok()], { auth: bearerToken(() => token) });
    expect(await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }))).toMatchObject({
      name: 'ConfigurationError',
      message: expect.not.stringContaining(token),
    });
    expect(seen).toHaveLength(0);
  });

  it.each(BREAKING)('cannot be made of an idempotency key: %j', async (idempotencyKey) => {
    const { client, seen } = testClient([ok()]);
    const error = await thrown(createReceipt({ client, body: { type: 'SALE' }, idempotencyKey }));
    expect(error).toMatchObject({ name: 'RequestValidationError', issues: [{ path: 'idempotencyKey' }] });
    expect(seen).toHaveLength(0);
  });

  it.each(['X Note', 'X-Note\r\nX-Admin', 'X:Note', '', 'Ünicode'])('name cannot be %j', async (name) => {
    const { client, seen } = testClient([ok()]);
    const error = await thrown(request(client, { method: 'GET', path: '/x', headers: { [name]: 'x' } }));
    expect(error).toMatchObject({ name: 'RequestValidationError' });
    expect(seen).toHaveLength(0);
  });

  it('of a call never replaces the credentials or the key', async () => {
    const { client, seen } = testClient([ok()]);
    const headers = { AUTHORIZATION: 'Bearer other', 'x-KEY': 'other' };
    const given = request(client, { method: 'POST', path: '/x', idempotent: true, headers });
    expect(await thrown(given)).toMatchObject({
      name: 'RequestValidationError',
      issues: [{ path: 'headers.AUTHORIZATION' }, { path: 'headers.x-KEY' }],
    });
    expect(seen).toHaveLength(0);
  });
});

describe('a query', () => {
  it.each(['a&admin=true', 'a=b', 'a#b', 'a?b', '%26admin=1', 'a+b', 'a\r\nb', '\u0000', "'()*!", 'é', '🧾'])(
    'value stays one value: %j',
    async (expand) => {
      const { client, seen } = testClient([ok()]);
      await getReceipt({ client, path: { receipt_id: 'r1' }, query: { expand } });
      const url = new URL(seen[0]?.url ?? '');
      expect([...url.searchParams]).toEqual([['expand', expand]]);
      expect(url.hash).toBe('');
    },
  );

  it('name stays one name', async () => {
    const { client, seen } = testClient([ok()]);
    await request(client, { method: 'GET', path: '/x', query: { 'a=1&admin': 'true' } });
    expect([...new URL(seen[0]?.url ?? '').searchParams]).toEqual([['a=1&admin', 'true']]);
  });
});

describe('a multipart body', () => {
  const EVIL = [
    'a"; filename="evil.php',
    'a"\r\nX-Admin: 1\r\n\r\n<?php',
    'a\nb',
    '\\"',
    '../../etc/passwd',
    '日本語.pdf',
  ];
  it.each(EVIL)('keeps %j inside the name of its part', async (name) => {
    let sent = '';
    let type = '';
    const server = await startServer((request, response) => {
      type = request.headers['content-type'] ?? '';
      sent = server.seen.at(-1)?.body ?? '';
      response.setHeader('content-type', 'application/json').end('{}');
    });
    const client = createClient({ api: acme, baseUrl: server.url });
    await request(client, {
      method: 'POST',
      path: '/files',
      bodyType: 'multipart',
      body: {
        [name]: 'field',
        file: { data: new Blob(['content']), filename: name, contentType: 'text/plain\r\nX-Admin: 1' },
      },
    });
    await server.stop();
    const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? 'none';
    const heads = sent
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => part.slice(2, part.indexOf('\r\n\r\n')).split('\r\n'));
    expect(heads).toHaveLength(2);
    for (const lines of heads) {
      for (const line of lines) expect(line).toMatch(/^content-(?:disposition|type):/i);
      const quotes = (lines[0] ?? '').match(/"/g) ?? [];
      expect(quotes).toHaveLength(lines.length === 1 ? 2 : 4);
    }
  });

  it('of form fields keeps them apart', async () => {
    const { client, seen } = testClient([ok()]);
    const body = { a: 'x&admin=true', 'b=c': '\r\n' };
    await request(client, { method: 'POST', path: '/x', bodyType: 'form', body });
    expect([...new URLSearchParams(seen[0]?.body)]).toEqual(Object.entries(body));
  });
});

describe('a prototype', () => {
  const POLLUTED =
    '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"id":"r1"}';
  const clean = () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((Object.prototype as unknown as Record<string, unknown>).polluted).toBeUndefined();
    expect(([] as unknown as Record<string, unknown>).polluted).toBeUndefined();
  };

  it('is not changed by an answer, and the answer keeps its fields', async () => {
    const { client } = testClient([new Response(POLLUTED)], { validation: { response: 'throw' } });
    const { data } = await getReceipt({ client, path: { receipt_id: 'r1' } });
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'id']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    clean();
  });

  it('is not changed by what errors and hooks make of an answer', async () => {
    const body = POLLUTED.replace('"id"', `"errors":${POLLUTED},"content":${POLLUTED},"id"`);
    const events: unknown[] = [];
    const { client } = testClient([new Response(body, { status: 422 })], {
      hooks: { onResponse: (event) => events.push(event), onWarning: () => undefined },
    });
    const error = await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }));
    expect(Object.getPrototypeOf((error as { body: object }).body)).toBe(Object.prototype);
    expect(Object.getPrototypeOf((error as { fields: object }).fields)).toBe(Object.prototype);
    JSON.stringify([error, events]);
    clean();
  });

  it.each(['path', 'query', 'headers'])('is not changed by the %s of a call', async (part) => {
    const { client } = testClient([ok()]);
    const parsed = JSON.parse(POLLUTED) as object;
    await thrown(request(client, { method: 'GET', path: '/x', [part]: parsed }));
    await thrown(getReceipt({ client, path: { receipt_id: 'r1' }, [part]: parsed }));
    clean();
  });

  it.each(['json', 'form', 'multipart'] as const)('is not changed by a body of type %s', async (bodyType) => {
    const { client, seen } = testClient([ok()]);
    const body = JSON.parse('{"__proto__":"yes","constructor":"x","a":"1"}') as object;
    await request(client, { method: 'POST', path: '/x', bodyType, body });
    if (bodyType === 'json') expect(seen[0]?.body).toBe(JSON.stringify(body));
    clean();
  });

  it('is not changed by options, and lends them nothing', async () => {
    const ofClient = '{"__proto__":{"baseUrl":"https://evil.example","dangerouslyAllowBrowser":true}}';
    const ofRetry = '{"retry":{"__proto__":{"maxAttempts":99}}}';
    for (const options of [ofClient, ofRetry]) {
      expect(() => testClient([ok()], JSON.parse(options) as object)).toThrow('__proto__` is no option');
    }
    const { client, seen } = testClient([json(503, {})], Object.assign(Object.create({ baseUrl: 'x' }), {}));
    await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }));
    expect(client.baseUrl).toBe('https://test.acme.example/v1');
    expect(seen).toHaveLength(4);
    clean();
  });

  it('is not looked at for a field that a request must have', async () => {
    const { client, seen } = testClient([ok()]);
    const needy = operation<{ path: object; url: '/x/{toString}' }, { 200: unknown }>({
      id: 'needy',
      method: 'GET',
      path: '/x/{toString}',
      request: { path: () => z.object({ toString: z.string() }) },
    });
    expect(await thrown(needy({ client, path: {} }))).toMatchObject({ name: 'RequestValidationError' });
    expect(seen).toHaveLength(0);
  });

  it('field is refused by name where fields are known', async () => {
    const { client, seen } = testClient([ok()]);
    const body = JSON.parse('{"type":"SALE","__proto__":{"admin":true}}') as { type: 'SALE' };
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({
      name: 'RequestValidationError',
      issues: [{ path: 'body.__proto__', message: 'is not a known field' }],
    });
    expect(seen).toHaveLength(0);
  });
});

describe('a log', () => {
  it('gets one line without escape sequences, whatever the service says', async () => {
    const evil = 'no\r\n[acme/till] all is well\u001b[2J\u001b]0;owned\u0007\u2028\u202e';
    const headers = { 'x-trace': 'abc' };
    const { client } = testClient([
      json(422, { message: evil, code: evil, errors: { [evil]: [evil] } }, headers),
    ]);
    const error = (await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }))) as Error;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(error.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(error.message).toContain('no [acme/till] all is well');
  });

  it('gets messages of a bounded length', async () => {
    const long = 'x'.repeat(500_000);
    const { client } = testClient([json(422, { message: long, code: long, errors: { [long]: [long] } })]);
    const error = (await thrown(getReceipt({ client, path: { receipt_id: 'r1' } }))) as Error;
    expect(error.message.length).toBeLessThan(1_000);
    const refused = (await thrown(
      createReceipt({ client, body: { type: 'SALE', [long]: 1 } as { type: 'SALE' } }),
    )) as Error;
    expect(refused.message.length).toBeLessThan(1_000);
  });
});
