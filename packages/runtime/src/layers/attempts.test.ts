import { describe, expect, it, vi } from 'vitest';
import { isOutcomeUnknown } from '../errors/guards.ts';
import { idempotencyKeyFrom, nextIdempotencyKey } from '../idempotency/idempotency-key.ts';
import { brokenBody, json, refused, reset, stall } from '../testing/fake-fetch.ts';
import {
  createReceipt,
  deleteReceipt,
  getReceipt,
  refusal,
  sendReceipt,
  testClient,
} from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const path = { receipt_id: 'r1' };
const receipt = { id: 'r1' };
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );
const keysOf = (seen: readonly { headers: Headers }[]) => seen.map((one) => one.headers.get('x-key'));

describe('a covered write', () => {
  it('is sent three times with the same key when it is answered 503 twice, then 200', async () => {
    const { client, seen, clock } = testClient([json(503, {}), json(503, {}), json(200, receipt)]);
    const { data, request, idempotency } = await createReceipt({ client, body });
    expect(data).toEqual(receipt);
    expect(request.attempts).toBe(3);
    const [key] = keysOf(seen);
    expect(keysOf(seen)).toEqual([key, key, key]);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(idempotency).toEqual({ key, replayed: false });
    expect(clock.slept).toEqual([500, 1_000]);
  });

  it('sends the very same request again, key and body', async () => {
    const { client, seen } = testClient([reset(), json(200, receipt)]);
    await createReceipt({ client, body });
    expect(seen[0]?.body).toBe('{"type":"SALE"}');
    expect(seen[1]?.body).toBe(seen[0]?.body);
    expect([...(seen[1]?.headers ?? [])]).toEqual([...(seen[0]?.headers ?? [])]);
  });

  it('is unknown, with its key, when its answer is lost and retries are used up', async () => {
    const { client, seen } = testClient([reset()]);
    const error = await thrown(createReceipt({ client, body }));
    const [key] = keysOf(seen);
    expect(keysOf(seen)).toEqual([key, key, key, key]);
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      key,
      attempts: 4,
      outcomeKnown: false,
      retryable: true,
      askAgainBefore: new Date('2026-05-05T12:00:00Z'),
      reconcile: { operation: 'listReceipts' },
      cause: { name: 'ConnectionError' },
    });
    expect((error as Error).message).toContain(
      `idempotencyKey '${key}' before 2026-05-05T12:00:00.000Z, never after`,
    );
  });

  it.each([408, 500, 502, 503, 504])('is unknown when %i is all that comes', async (status) => {
    const { client, seen } = testClient([json(status, {})]);
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status, outcomeKnown: false } });
    expect(seen).toHaveLength(4);
  });

  it('is retried when the body of a success breaks off', async () => {
    const { client, seen } = testClient([brokenBody(), json(200, receipt)]);
    expect((await createReceipt({ client, body })).data).toEqual(receipt);
    expect(seen).toHaveLength(2);
  });

  it('makes a fresh key for each call, and keeps a key the caller supplied', async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    await createReceipt({ client, body });
    await createReceipt({ client, body });
    const key = await idempotencyKeyFrom('checkout-42/transaction');
    await createReceipt({ client, body, idempotencyKey: key });
    const keys = keysOf(seen);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe(key);
  });

  it('tells that an answer was replayed', async () => {
    const { client } = testClient([json(200, receipt, { 'x-replayed': 'true' })]);
    expect((await createReceipt({ client, body })).idempotency?.replayed).toBe(true);
  });

  it('asks again with the same key while the first copy is at work, past maxAttempts', async () => {
    const busy = json(409, { code: 'E_CONFLICT' });
    const { client, seen } = testClient([
      busy,
      busy,
      busy,
      busy,
      busy,
      busy,
      json(200, receipt, { 'x-replayed': 'true' }),
    ]);
    const key = await idempotencyKeyFrom('checkout-42');
    const { data, idempotency } = await createReceipt({ client, body, idempotencyKey: key });
    expect(data).toEqual(receipt);
    expect(idempotency).toEqual({ key, replayed: true });
    expect(keysOf(seen)).toEqual(Array(7).fill(key));
  });

  it('asks again with the same key after a lost answer, until the deadline, then is unknown', async () => {
    const { client, clock } = testClient([reset(), json(409, {})], { deadline: 30_000 });
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'ConflictError' } });
    expect(clock.monotonic()).toBeLessThanOrEqual(30_000);
    expect(clock.monotonic()).toBeGreaterThan(20_000);
  });

  it('is a ConflictError when the conflict comes back replayed, or says duplicate', async () => {
    const key = await idempotencyKeyFrom('checkout-42');
    const replayed = testClient([json(409, {}), refusal(409, { 'x-replayed': 'true' })]);
    expect(await thrown(createReceipt({ client: replayed.client, body, idempotencyKey: key }))).toMatchObject(
      {
        name: 'ConflictError',
        outcomeKnown: true,
        idempotency: { key, replayed: true },
      },
    );
    const duplicate = testClient([json(409, { code: 'E_DUPLICATE' })]);
    expect(await thrown(createReceipt({ client: duplicate.client, body }))).toMatchObject({
      name: 'ConflictError',
    });
    expect(duplicate.seen).toHaveLength(1);
  });

  it('is unknown under a fresh key that met nothing but conflicts: somebody may have repeated the request', async () => {
    const { client, seen } = testClient([refusal(409)]);
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'ConflictError' },
    });
    expect(seen).toHaveLength(4);
  });

  it('is a ValidationError for 422 on a fresh key, a mismatch on a key that was given', async () => {
    const answer = json(422, { message: 'no', errors: { name: ['is too short'] } });
    const fresh = await thrown(createReceipt({ client: testClient([answer]).client, body }));
    expect(fresh).toMatchObject({ name: 'ValidationError', fields: { name: ['is too short'] } });
    const key = await idempotencyKeyFrom('checkout-42');
    const given = await thrown(
      createReceipt({ client: testClient([answer]).client, body, idempotencyKey: key }),
    );
    expect(given).toMatchObject({ name: 'IdempotencyMismatchError', fields: { name: ['is too short'] } });
  });

  it('is unknown when 422 follows a lost answer and the token changed: the fingerprint may include headers', async () => {
    const tokens = ['token-0001', 'token-0002'];
    const { bearerToken } = await import('../auth/static-token.ts');
    const auth = bearerToken(() => tokens.shift() ?? 'token-0002');
    const { client } = testClient([reset(), json(401, {}), refusal(422)], { auth });
    expect(isOutcomeUnknown(await thrown(createReceipt({ client, body })))).toBe(true);
    const same = testClient([reset(), refusal(422)]);
    expect(await thrown(createReceipt({ client: same.client, body }))).toMatchObject({
      name: 'ValidationError',
    });
  });

  it('is repeated with the token it first went out with, though there is a newer one; a read takes the newer', async () => {
    const { bearerToken } = await import('../auth/static-token.ts');
    const sentWith = async (perform: typeof createReceipt | typeof getReceipt, input: object) => {
      const tokens = ['token-0001', 'token-0002'];
      const auth = bearerToken(() => tokens.shift() ?? '');
      const { client, seen } = testClient([reset(), json(200, receipt)], { auth });
      await perform({ client, ...input } as never);
      return seen.map((one) => one.headers.get('authorization'));
    };
    expect(await sentWith(createReceipt, { body })).toEqual(['Bearer token-0001', 'Bearer token-0001']);
    expect(await sentWith(getReceipt, { path })).toEqual(['Bearer token-0001', 'Bearer token-0002']);
  });

  it.each([401, 403, 404, 429])('is unknown when %i follows a lost answer', async (status) => {
    const { client } = testClient([reset(), json(status, {})]);
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { status } });
  });

  it.each([429, 503])(
    'makes one new key, the same after a crash, when %i comes back replayed',
    async (status) => {
      const spent = refusal(status, { 'x-replayed': 'true' });
      const key = await idempotencyKeyFrom('checkout-42');
      for (let run = 0; run < 2; run++) {
        const { client, seen } = testClient([spent, json(200, receipt)]);
        const { idempotency } = await createReceipt({ client, body, idempotencyKey: key });
        const next = await nextIdempotencyKey(key);
        expect(keysOf(seen)).toEqual([key, next]);
        expect(idempotency).toEqual({ key: next, replayed: false, renewed: true });
      }
    },
  );

  it('makes one new key when a 401 was stored under it, without asking for a third token', async () => {
    const tokens = ['token-0001', 'token-0002', 'token-0003'];
    const { bearerToken } = await import('../auth/static-token.ts');
    let held = tokens[0] ?? '';
    const auth = bearerToken((refusedToken) => {
      if (refusedToken) held = tokens[tokens.indexOf(refusedToken) + 1] ?? '';
      return held;
    });
    const { client, seen } = testClient(
      [json(401, {}), refusal(401, { 'x-replayed': 'true' }), json(200, receipt)],
      { auth },
    );
    const { idempotency } = await createReceipt({ client, body });
    expect(idempotency?.renewed).toBe(true);
    expect(seen.map((one) => one.headers.get('authorization'))).toEqual([
      'Bearer token-0001',
      'Bearer token-0002',
      'Bearer token-0002',
    ]);
  });

  it('makes no second new key', async () => {
    const { client, seen } = testClient([refusal(429, { 'x-replayed': 'true' })]);
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'RateLimitError' });
    expect(seen).toHaveLength(2);
  });

  it('stops at a stored 500: unknown', async () => {
    const { client, seen } = testClient([json(500, {}), refusal(500, { 'x-replayed': 'true' })]);
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(seen).toHaveLength(2);
  });

  it('is not in doubt when it was refused with 429 all along, or never left', async () => {
    expect(await thrown(createReceipt({ client: testClient([json(429, {})]).client, body }))).toMatchObject({
      name: 'RateLimitError',
      outcomeKnown: true,
      retryable: true,
    });
    expect(await thrown(createReceipt({ client: testClient([refused()]).client, body }))).toMatchObject({
      name: 'ConnectionError',
      outcomeKnown: true,
      attempts: 4,
    });
  });

  it('stays in doubt when one attempt was lost and the others refused with 429', async () => {
    const { client } = testClient([reset(), json(429, {})]);
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
  });

  it('is unknown when it is aborted after it was sent, and aborted when it was not', async () => {
    const controller = new AbortController();
    const { client } = testClient([
      (request) => {
        setTimeout(() => controller.abort(new Error('closing time')), 0);
        return stall(request);
      },
    ]);
    expect(await thrown(createReceipt({ client, body, signal: controller.signal }))).toMatchObject({
      name: 'OutcomeUnknownError',
      cause: { name: 'AbortedError', cause: { message: 'closing time' } },
    });
    const early = testClient([json(200, receipt)]);
    expect(
      await thrown(createReceipt({ client: early.client, body, signal: AbortSignal.abort() })),
    ).toMatchObject({
      name: 'AbortedError',
      outcomeKnown: true,
    });
    expect(early.seen).toHaveLength(0);
  });
});

describe('an uncovered write', () => {
  it.each([
    ['a 500', json(500, {})],
    ['a 502', json(502, {})],
    ['a lost answer', reset()],
    ['a body that breaks off', brokenBody()],
  ])('is unknown after %s, and not sent again', async (_, answer) => {
    const { client, seen } = testClient([answer, json(200, receipt)]);
    const error = await thrown(sendReceipt({ client, body }));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', key: undefined, retryable: false });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['never left', refused()],
    ['was answered 429', json(429, {})],
    ['was answered a 503 that says not executed', refusal(503)],
  ])('is sent again when it %s', async (_, answer) => {
    const { client, seen } = testClient([answer, json(200, receipt)]);
    await sendReceipt({ client, body });
    expect(seen).toHaveLength(2);
  });

  it('carries no key, and takes none', async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    await sendReceipt({ client, body });
    expect(seen[0]?.headers.has('x-key')).toBe(false);
    const error = await thrown(sendReceipt({ client, body, idempotencyKey: await idempotencyKeyFrom('x') }));
    expect(error).toMatchObject({ name: 'RequestValidationError', issues: [{ path: 'idempotencyKey' }] });
  });

  it('is a ConflictError for 409 at once', async () => {
    const { client, seen } = testClient([json(409, {})]);
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'ConflictError' });
    expect(seen).toHaveLength(1);
  });
});

describe('a safe call', () => {
  it('is retried after every transient failure, and ends with the last error', async () => {
    const { client, seen } = testClient([json(500, {}), reset(), brokenBody(), json(504, {})]);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'ServerError',
      status: 504,
      attempts: 4,
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(4);
  });

  it.each([404, 410])('is done when a DELETE is answered %i after a lost attempt', async (status) => {
    const { client } = testClient([reset(), refusal(status)]);
    expect(await deleteReceipt({ client, path })).toMatchObject({ data: undefined, response: { status } });
    const first = testClient([json(404, {})]);
    expect(await thrown(deleteReceipt({ client: first.client, path }))).toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each([400, 405, 409, 422])('does not take a %i after a lost DELETE for a sign of it', async (status) => {
    const { client } = testClient([reset(), json(status, {})]);
    expect(await thrown(deleteReceipt({ client, path }))).toMatchObject({ status, outcomeKnown: false });
    const first = testClient([refusal(status)]);
    expect(await thrown(deleteReceipt({ client: first.client, path }))).toMatchObject({ outcomeKnown: true });
  });

  it('does not say that a DELETE which was redirected is known: it may have been carried out first', async () => {
    const { client } = testClient([new Response(null, { status: 303, headers: { location: '/' } })]);
    expect(await thrown(deleteReceipt({ client, path }))).toMatchObject({
      name: 'RedirectError',
      outcomeKnown: false,
    });
  });

  it('does not say that a lost DELETE is known', async () => {
    const { client } = testClient([reset()]);
    expect(await thrown(deleteReceipt({ client, path }))).toMatchObject({
      name: 'ConnectionError',
      outcomeKnown: false,
    });
  });
});

describe('time', () => {
  it('waits as Retry-After says, in seconds or as a date, up to the cap', async () => {
    const date = new Date(Date.UTC(2026, 4, 4, 12, 0, 9)).toUTCString();
    const { client, clock } = testClient([
      json(503, {}, { 'retry-after': '7' }),
      json(503, {}, { 'retry-after': date, date: new Date(Date.UTC(2026, 4, 4, 12, 0, 6)).toUTCString() }),
      json(429, {}, { 'retry-after': '60' }),
      json(200, receipt),
    ]);
    await getReceipt({ client, path });
    expect(clock.slept).toEqual([7_000, 3_000, 60_000]);
  });

  it.each([429, 503])(
    'does not wait for a %i that asks for more than the cap, nor asks earlier',
    async (status) => {
      const { client, clock, seen } = testClient([json(status, {}, { 'retry-after': '61' })]);
      expect(await thrown(getReceipt({ client, path }))).toMatchObject({ status, retryAfter: 61_000 });
      const error = await thrown(createReceipt({ client, body }));
      expect(error).toMatchObject({ retryAfter: 61_000, outcomeKnown: status === 429 });
      expect(clock.slept).toEqual([]);
      expect(seen).toHaveLength(2);
    },
  );

  it('never waits for less than a tenth of a second, whatever is asked for', async () => {
    const { client, clock } = testClient([json(503, {}, { 'retry-after': '0' })], { random: () => 0 });
    await thrown(getReceipt({ client, path, retry: { baseDelay: 1, maxDelay: 1 } }));
    expect(clock.slept).toEqual([100, 100, 100]);
  });

  it('asks ever more slowly under a used key, also when it is told to ask at once', async () => {
    const { client, clock, seen } = testClient([json(409, {}, { 'retry-after': '0' })]);
    const call = createReceipt({ client, body, idempotencyKey: await idempotencyKeyFrom('checkout-43') });
    expect(await thrown(call)).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(clock.slept.slice(0, 6)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(seen.length).toBeLessThan(25);
  });

  it('waits a random time below the bound: full jitter', async () => {
    const { client, clock } = testClient([json(503, {})], { random: () => 0.25 });
    await thrown(getReceipt({ client, path }));
    expect(clock.slept).toEqual([125, 250, 500]);
  });

  it('throws the error at hand instead of waiting past the deadline', async () => {
    const { client, clock, seen } = testClient([json(503, {}, { 'retry-after': '30' })]);
    expect(await thrown(getReceipt({ client, path, deadline: 20_000 }))).toMatchObject({
      name: 'ServerError',
      status: 503,
      retryAfter: 30_000,
    });
    expect(clock.slept).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('gives up an attempt after its timeout and tries again', async () => {
    const { client, clock, seen } = testClient([
      (request) => {
        setTimeout(() => clock.advance(30_000), 0);
        return stall(request);
      },
      json(200, receipt),
    ]);
    await getReceipt({ client, path });
    expect(seen).toHaveLength(2);
    expect(clock.pending()).toBe(0);
  });

  it('says so when the deadline ends an attempt', async () => {
    const { client, clock } = testClient([
      (request) => {
        setTimeout(() => clock.advance(5_000), 0);
        return stall(request);
      },
    ]);
    const error = await thrown(getReceipt({ client, path, deadline: 5_000 }));
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('deadline of 5000 ms'),
    });
    expect(clock.pending()).toBe(0);
  });

  it('stops even when fetch ignores the signal', async () => {
    const { client, clock } = testClient([
      () => {
        setTimeout(() => clock.advance(1_000), 0);
        return new Promise<Response>(() => undefined);
      },
    ]);
    const error = await thrown(getReceipt({ client, path, timeout: 1_000, retry: false }));
    expect(error).toMatchObject({ name: 'TimeoutError', message: expect.stringContaining('1000 ms') });
  });

  it('is aborted while it waits', async () => {
    const controller = new AbortController();
    const { client } = testClient([json(503, {})], {
      hooks: { onRetry: () => controller.abort(), onWarning: () => undefined },
    });
    expect(await thrown(getReceipt({ client, path, signal: controller.signal }))).toMatchObject({
      name: 'AbortedError',
    });
  });

  it('leaves no timer and no listener behind', async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const { client, clock } = testClient([json(503, {}), json(200, receipt)]);
    await getReceipt({ client, path, signal: controller.signal });
    expect(clock.pending()).toBe(0);
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
  });

  it('sends once with retry: false', async () => {
    const { client, seen } = testClient([json(503, {})]);
    await thrown(getReceipt({ client, path, retry: false }));
    expect(seen).toHaveLength(1);
  });

  it.each(['timeout', 'deadline'] as const)('refuses a %s that is no time', async (name) => {
    const { client } = testClient([json(200, receipt)]);
    const error = await thrown(getReceipt({ client, path, [name]: 0 }));
    expect(error).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining(`\`${name}\``),
    });
  });
});

describe('what comes back', () => {
  it('refuses a redirect, and goes nowhere', async () => {
    const { client, seen } = testClient([
      new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    ]);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'RedirectError',
      outcomeKnown: true,
    });
    expect(seen).toHaveLength(1);
    const write = testClient([new Response(null, { status: 303, headers: { location: '/receipts/1' } })]);
    expect(await thrown(createReceipt({ client: write.client, body }))).toMatchObject({
      name: 'RedirectError',
      outcomeKnown: false,
    });
  });

  describe('a success that cannot be read', () => {
    const html = () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } });

    it('proves nothing, since a portal may have said it: a covered write asks again with its key', async () => {
      const { client, seen } = testClient([html(), json(200, receipt, { 'x-replayed': 'true' })]);
      expect((await createReceipt({ client, body })).data).toEqual(receipt);
      expect(keysOf(seen)[1]).toBe(keysOf(seen)[0]);
    });

    it('leaves a covered write unknown when it stays so, and an uncovered one at once', async () => {
      const covered = testClient([html()]);
      expect(await thrown(createReceipt({ client: covered.client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
        cause: {
          name: 'ResponseDecodeError',
          status: 200,
          message: expect.stringContaining('not JSON (text/html)'),
        },
      });
      expect(covered.seen).toHaveLength(4);
      const uncovered = testClient([html()]);
      expect(await thrown(sendReceipt({ client: uncovered.client, body }))).toMatchObject({
        name: 'OutcomeUnknownError',
      });
      expect(uncovered.seen).toHaveLength(1);
    });

    it('is asked for again by a read, and is its error in the end', async () => {
      const { client } = testClient([html(), json(200, receipt)]);
      expect((await getReceipt({ client, path })).data).toEqual(receipt);
      expect(await thrown(getReceipt({ client: testClient([html()]).client, path }))).toMatchObject({
        name: 'ResponseDecodeError',
        outcomeKnown: true,
        attempts: 4,
      });
    });
  });

  it('brings the stored answer of a covered write when the first one is over the cap', async () => {
    const huge = json(200, { id: 'x'.repeat(2_000) });
    const { client } = testClient([huge, json(200, receipt)], { maxResponseBytes: 1_000 });
    expect((await createReceipt({ client, body })).data).toEqual(receipt);
    const lostBefore = testClient([reset(), huge], { maxResponseBytes: 1_000 });
    expect(await thrown(createReceipt({ client: lostBefore.client, body }))).toMatchObject({
      name: 'ResponseTooLargeError',
      outcomeKnown: true,
    });
    for (const last of [reset(), json(422, {}), refusal(500, { 'x-replayed': 'true' })]) {
      const { client: later } = testClient([huge, last], { maxResponseBytes: 1_000 });
      expect(await thrown(createReceipt({ client: later, body }))).toMatchObject({
        name: 'ResponseTooLargeError',
        outcomeKnown: true,
        attempts: expect.toSatisfy((attempts: number) => attempts > 1),
      });
    }
    const uncovered = testClient([huge], { maxResponseBytes: 1_000 });
    expect(await thrown(sendReceipt({ client: uncovered.client, body }))).toMatchObject({
      name: 'ResponseTooLargeError',
      outcomeKnown: true,
    });
    expect(uncovered.seen).toHaveLength(1);
  });

  it('refuses an answer over the cap without reading it all, and says that the write was carried out', async () => {
    const { client } = testClient([json(200, { id: 'x'.repeat(2_000) })], { maxResponseBytes: 1_000 });
    expect(await thrown(createReceipt({ client, body }))).toMatchObject({
      name: 'ResponseTooLargeError',
      outcomeKnown: true,
    });
  });

  it('reads past a byte order mark', async () => {
    const { client } = testClient([new Response(`\uFEFF${JSON.stringify(receipt)}`)]);
    expect((await getReceipt({ client, path })).data).toEqual(receipt);
  });

  it('keeps a __proto__ in an answer a field', async () => {
    const { client } = testClient([new Response('{"id":"r1","__proto__":{"admin":true}}')]);
    const { data } = await getReceipt({ client, path });
    expect((data as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.hasOwn(data, '__proto__')).toBe(true);
  });

  it('returns an answer that differs from the spec as it is, with a warning', async () => {
    const onWarning = vi.fn();
    const { client } = testClient([json(200, { id: 7, extra: true })], { hooks: { onWarning } });
    expect((await getReceipt({ client, path })).data).toEqual({ id: 7, extra: true });
    expect(onWarning).toHaveBeenCalledTimes(1);
    expect(onWarning.mock.calls[0]?.[0]).toMatchObject({
      code: 'response-mismatch',
      issues: [{ path: 'body.id', message: 'must be a string' }],
    });
  });

  it("throws it in 'throw' mode, with the answer and outcomeKnown", async () => {
    const { client } = testClient([json(200, { id: 7 })]);
    const error = await thrown(createReceipt({ client, body, validation: { response: 'throw' } }));
    expect(error).toMatchObject({ name: 'ResponseValidationError', outcomeKnown: true, data: { id: 7 } });
    expect(JSON.stringify(error)).not.toContain('"data"');
  });

  it('reads what the vendor says of an error', async () => {
    const { client } = testClient([
      json(405, { content: { code: 'E_METHOD', message: 'Wrong scope' } }, { 'x-trace': 'trace-1' }),
    ]);
    const error = await thrown(createReceipt({ client, body }));
    expect(error).toMatchObject({
      name: 'MethodNotAllowedError',
      status: 405,
      code: 'E_METHOD',
      requestId: 'trace-1',
      body: { content: { code: 'E_METHOD' } },
      operation: { id: 'createReceipt', method: 'POST', path: '/receipts' },
      url: 'https://test.acme.example/v1/receipts',
    });
    expect((error as Error).message).toBe(
      '[acme/till] createReceipt: the service answered 405 E_METHOD (Wrong scope): POST https://test.acme.example/v1/receipts. It is not possible in this scope or state. Request id trace-1',
    );
  });

  it('keeps the status of an error whose body breaks off', async () => {
    const { client } = testClient([brokenBody(400)]);
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'BadRequestError',
      body: undefined,
    });
  });

  it('returns errors instead of throwing them with throwOnError: false', async () => {
    const { client } = testClient([json(404, {}), json(200, receipt)]);
    const missing = await getReceipt({ client, path, throwOnError: false });
    expect(missing.data).toBeUndefined();
    expect(missing.error).toMatchObject({ name: 'NotFoundError' });
    expect(missing.response?.status).toBe(404);
    expect(missing.request?.attempts).toBe(1);
    const found = await getReceipt({ client, path, throwOnError: false });
    expect(found.error).toBeUndefined();
    expect(found.data).toEqual(receipt);
    const wrong = await getReceipt({ client, path: { receipt_id: '..' }, throwOnError: false });
    expect(wrong.error?.name).toBe('RequestValidationError');
    expect(wrong.request).toBeUndefined();
  });
});

describe('before anything is sent', () => {
  it('refuses an upper-case idempotency key and names it', async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    const error = await thrown(
      createReceipt({ client, body, idempotencyKey: '3D6F0A52-8B1C-4E97-A2D4-6C5B7E8F9A01' }),
    );
    expect(error).toMatchObject({
      name: 'RequestValidationError',
      operation: { id: 'createReceipt' },
      issues: [{ path: 'idempotencyKey' }],
      message: expect.stringContaining('createReceipt'),
    });
    expect((error as Error).message).toContain('idempotencyKey');
    expect(seen).toHaveLength(0);
  });

  it('refuses a path parameter that climbs and names operation and field', async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    const error = await thrown(getReceipt({ client, path: { receipt_id: '../x' } }));
    expect(error).toMatchObject({ name: 'RequestValidationError', issues: [{ path: 'path.receipt_id' }] });
    expect((error as Error).message).toMatch(/getReceipt.*path\.receipt_id/);
    expect(seen).toHaveLength(0);
  });

  it('refuses a typo in a field name, without showing values', async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    const input = { type: 'SALE', totl: 'very-private' } as unknown as typeof body;
    const error = await thrown(createReceipt({ client, body: input }));
    expect(error).toMatchObject({ issues: [{ path: 'body.totl', message: 'is not a known field' }] });
    expect(JSON.stringify(error)).not.toContain('very-private');
    expect(seen).toHaveLength(0);
  });

  it("lets unknown fields through in 'loose' mode and everything with false", async () => {
    const { client, seen } = testClient([json(200, receipt)]);
    const extra = { type: 'SALE', note: 'x' } as unknown as typeof body;
    await createReceipt({ client, body: extra, validation: { request: 'loose' } });
    expect(seen[0]?.body).toBe('{"type":"SALE","note":"x"}');
    const wrong = { type: 'OTHER' } as unknown as typeof body;
    await thrown(createReceipt({ client, body: wrong, validation: { request: 'loose' } }));
    expect(seen).toHaveLength(1);
    await createReceipt({ client, body: wrong, validation: { request: false } });
    expect(seen).toHaveLength(2);
  });
});
