import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { bearerToken } from '../auth/static-token.ts';
import type { ErrorEvent, RequestEvent, ResponseEvent } from '../client/hooks.ts';
import { request } from '../client/request.ts';
import { json, reset } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { isApiError } from './api-error.ts';
import { apiErrorClass } from './api-error-classes.ts';
import {
  isAbortedError,
  isAuthenticationError,
  isConfigurationError,
  isConflictError,
  isConnectionError,
  isLayerError,
  isNotFoundError,
  isOutcomeUnknown,
  isPaginationError,
  isPollTimeoutError,
  isRateLimitError,
  isRequestValidationError,
  isResponseValidationError,
  isTimeoutError,
  isValidationError,
} from './guards.ts';
import { isQuittanceError } from './quittance-error.ts';

const TOKEN = 'token-that-nobody-may-see';
const SECRET = 'till-secret-4711';
const body = { type: 'SALE', secret: SECRET } as const;
const path = { receipt_id: 'r1' };
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe('a class for each status', () => {
  it.each([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [405, 'MethodNotAllowedError'],
    [409, 'ConflictError'],
    [418, 'ApiError'],
    [422, 'ValidationError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
    [501, 'NotImplementedError'],
    [503, 'ServerError'],
  ])('%i is a %s', async (status, name) => {
    const { client } = testClient([json(status, { code: 'E_X' })]);
    const error = await thrown(getReceipt({ client, path, retry: false }));
    expect(error).toMatchObject({ name, status, code: 'E_X' });
    expect(error).toBeInstanceOf(apiErrorClass(status));
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, status)).toBe(true);
    expect(isApiError(error, 499)).toBe(false);
    expect(error?.stack?.startsWith(`${name}: [acme/till] getReceipt`)).toBe(true);
  });
});

describe('secrets', () => {
  // A service that says everything it was told, and a fetch that fails with everything it knows.
  const chatty = (status: number) =>
    json(
      status,
      {
        message: `no ${SECRET}, ${TOKEN}`,
        owner: { secret: 'shown-once-0815' },
        token: TOKEN,
        list: [{ secret: SECRET }],
      },
      { 'set-cookie': 'session=1', 'x-auth-token': TOKEN },
    );
  const failing = () => {
    const request = new Request('https://x', { headers: { authorization: TOKEN } });
    return Object.assign(new TypeError(`fetch failed with ${TOKEN}`), { request });
  };

  it.each([
    ['an answer', () => chatty(400)],
    ['a conflict', () => chatty(422)],
    ['an unknown outcome', () => chatty(500)],
    ['a connection', failing],
  ])('are neither in message, inspect nor JSON of an error from %s', async (_, answer) => {
    const { client } = testClient([answer()], { auth: bearerToken(TOKEN) });
    const error = await thrown(createReceipt({ client, body }));
    expect(isQuittanceError(error)).toBe(true);
    const shown = [
      String(error),
      error?.stack,
      inspect(error, { depth: 9 }),
      JSON.stringify(error),
      String(error?.cause),
    ];
    for (const text of shown) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain('shown-once-0815');
      expect(text).not.toContain('session=1');
    }
  });

  it('are not in the cause, which is what fetch threw and not what ky made of it', async () => {
    const { client } = testClient([reset()], { auth: bearerToken(TOKEN) });
    const error = await thrown(getReceipt({ client, path }));
    expect(error?.cause).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'ECONNRESET' },
    });
    expect(error?.cause).not.toHaveProperty('request');
    const chatty = await thrown(
      getReceipt({ client: testClient([failing()], { auth: bearerToken(TOKEN) }).client, path }),
    );
    expect(chatty).toMatchObject({ name: 'ConnectionError' });
    expect(inspect(chatty)).not.toContain(TOKEN);
  });

  it('are not in what hooks are told', async () => {
    const events: (RequestEvent | ResponseEvent | ErrorEvent)[] = [];
    const push = (event: RequestEvent | ResponseEvent | ErrorEvent) => events.push(event);
    const { client } = testClient([chatty(200)], {
      auth: bearerToken(TOKEN),
      hooks: { onRequest: push, onResponse: push, onError: push, onWarning: () => undefined },
    });
    const { request } = await createReceipt({ client, body });
    expect(events).toHaveLength(2);
    const text = JSON.stringify(events) + JSON.stringify(request);
    for (const secret of [SECRET, TOKEN, 'shown-once-0815', 'session=1']) expect(text).not.toContain(secret);
    expect(events[0]).toMatchObject({
      operation: 'createReceipt',
      body: { type: 'SALE', secret: '[redacted]' },
      headers: { authorization: '[redacted]' },
      attempt: 1,
    });
  });

  it('are not in the URL', async () => {
    const { client } = testClient([json(404, {})]);
    const error = await thrown(
      request(client, { method: 'GET', path: '/x', query: { access_token: 'abc123456', page: 2 } }),
    );
    expect(error).toMatchObject({ url: 'https://test.acme.example/v1/x?access_token=[redacted]&page=2' });
    expect(String(error)).not.toContain('abc123456');
  });

  it('do not keep the idempotency key from being shown', async () => {
    const { client } = testClient([json(200, { id: 'r1' })]);
    const { request, idempotency } = await createReceipt({ client, body });
    expect(request.headers['x-key']).toBe(idempotency?.key);
  });
});

describe('JSON and inspect', () => {
  it('tell what is needed to act', async () => {
    const { client } = testClient([
      json(422, { code: 'E_V', errors: { total: 'is missing', tax: ['a', 'b'] } }),
    ]);
    const error = await thrown(createReceipt({ client, body }));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'ValidationError',
      message: error?.message,
      status: 422,
      code: 'E_V',
      fields: { total: ['is missing'], tax: ['a', 'b'] },
      operation: { id: 'createReceipt', method: 'POST', path: '/receipts' },
      attempts: 1,
      retryable: false,
      outcomeKnown: true,
    });
    expect(inspect(error)).toContain("code: 'E_V'");
  });

  it('survive a body that is deep, long or no JSON', async () => {
    const deep = '['.repeat(500) + ']'.repeat(500);
    const first = await thrown(
      getReceipt({ client: testClient([new Response(deep, { status: 400 })]).client, path }),
    );
    expect(JSON.stringify(first)).toContain('too deep');
    const long = await thrown(
      getReceipt({ client: testClient([new Response('x'.repeat(100_000), { status: 400 })]).client, path }),
    );
    expect(JSON.stringify(long).length).toBeLessThan(10_000);
  });
});

describe('guards', () => {
  const guards = {
    isAbortedError,
    isAuthenticationError,
    isConfigurationError,
    isConflictError,
    isConnectionError,
    isLayerError,
    isNotFoundError,
    isOutcomeUnknown,
    isPaginationError,
    isPollTimeoutError,
    isRateLimitError,
    isRequestValidationError,
    isResponseValidationError,
    isTimeoutError,
    isValidationError,
  };

  it('know an error of another copy of this package by its name', async () => {
    vi.resetModules();
    const copy = await import('./outcome-unknown-error.ts');
    const { OutcomeUnknownError } = await import('./outcome-unknown-error.ts');
    const original = await thrown(createReceipt({ client: testClient([reset()]).client, body }));
    const foreign = new copy.OutcomeUnknownError('x', {});
    expect(original).not.toBeInstanceOf(OutcomeUnknownError);
    for (const error of [original, foreign]) {
      expect(isQuittanceError(error)).toBe(true);
      const yes = Object.entries(guards).filter(([, guard]) => guard(error));
      expect(yes.map(([name]) => name)).toEqual(['isOutcomeUnknown']);
    }
  });

  it('say no to everything else', () => {
    for (const value of [
      undefined,
      null,
      'OutcomeUnknownError',
      new Error('x'),
      { name: 'OutcomeUnknownError' },
    ]) {
      expect(isQuittanceError(value)).toBe(false);
      expect(isApiError(value)).toBe(false);
      for (const guard of Object.values(guards)) expect(guard(value)).toBe(false);
    }
  });
});
