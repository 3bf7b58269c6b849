import ky, { type Hooks } from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { type Answer, fakeFetch, json } from '../testing/fake-fetch.ts';
import { PATIENT } from '../testing/patient.ts';
import { createReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const body = { type: 'SALE' } as const;
const ok = json(200, { id: 'r1' });
const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error,
  );

afterEach(() => {
  vi.restoreAllMocks();
});

/** A client with these hooks of ky, on a global fetch that answers so. */
function hooked(answers: readonly Answer[], hooks: Hooks, options: Partial<ClientOptions> = {}) {
  const { fetch, seen } = fakeFetch(...answers);
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  return { ...testClient([], { fetch: undefined, ky: ky.create({ hooks }), ...options }), seen };
}

describe('a beforeRequest hook', () => {
  it('runs for each attempt, and sees the whole request, credentials and key included', async () => {
    const requests: Record<string, unknown>[] = [];
    const { client, seen } = hooked([json(503, {}), ok], {
      beforeRequest: [
        async ({ request }) => {
          const { method, url } = request;
          requests.push({
            method,
            url,
            body: await request.clone().text(),
            ...Object.fromEntries(request.headers),
          });
        },
      ],
    });
    const { idempotency } = await createReceipt({ client, body });
    const whole = {
      method: 'POST',
      url: 'https://test.acme.example/v1/receipts',
      body: '{"type":"SALE"}',
      authorization: 'Bearer token-0001',
      'x-key': idempotency?.key,
    };
    expect(requests).toMatchObject([whole, whole]);
    expect(seen).toHaveLength(2);
  });

  it('changes headers, and that goes out', async () => {
    const { client, seen } = hooked([ok], {
      beforeRequest: [({ request }) => request.headers.set('x-signed', 'yes')],
    });
    await createReceipt({ client, body });
    expect(seen[0]?.headers.get('x-signed')).toBe('yes');
    expect(seen[0]?.body).toBe('{"type":"SALE"}');
  });

  it('makes the request anew: it goes out, but follows no redirect and ends with its attempt', async () => {
    const { fetch, seen } = fakeFetch(() => new Promise<Response>(() => undefined));
    const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
    const anew = ({ request: { url, headers } }: { request: Request }) =>
      new Request(`${url}?signed=1`, { method: 'POST', headers, body: '{"type":"SALE"}' });
    const instance = ky.create({ hooks: { beforeRequest: [anew] } });
    const { client, clock } = testClient([], { fetch: undefined, ky: instance, deadline: 1_000 });
    const failed = thrown(sendReceipt({ client, body }));
    await vi.waitFor(() => expect(seen).toHaveLength(1), PATIENT);
    const [input, init] = spy.mock.calls[0] ?? [];
    expect(seen[0]?.path).toBe('/v1/receipts/send?signed=1');
    expect(init?.redirect).toBe('manual');
    expect((input as Request).redirect).toBe('follow');
    clock.advance(1_000);
    expect(await failed).toMatchObject({ name: 'OutcomeUnknownError' });
    expect(init?.signal?.aborted).toBe(true);
  });

  it('answers itself: nothing is sent, and that is the answer', async () => {
    const { client, seen } = hooked([ok], { beforeRequest: [() => json(200, { id: 'stub' })] });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'stub' });
    expect(seen).toHaveLength(0);
  });

  it('that comes back when its attempt is long over sends nothing behind the back of the call', async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    // Such a request hears no signal of ours.
    const { client, seen, clock } = hooked(
      [ok],
      {
        beforeRequest: [
          async ({ request: { url, headers } }) => {
            await opened;
            return new Request(url, { method: 'POST', headers, body: '{}' });
          },
        ],
      },
      { deadline: 1_000 },
    );
    const failed = thrown(sendReceipt({ client, body }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    clock.advance(1_000);
    expect(await failed).toMatchObject({ name: 'OutcomeUnknownError', cause: { name: 'TimeoutError' } });
    open();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toHaveLength(0);
  });
});

describe('an afterResponse hook', () => {
  it('runs for each attempt, whatever the status', async () => {
    const statuses: number[] = [];
    const { client } = hooked([json(503, {}), ok], {
      afterResponse: [
        ({ response }) => {
          statuses.push(response.status);
        },
      ],
    });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1' });
    expect(statuses).toEqual([503, 200]);
  });

  it('may read what it is shown, and replace it', async () => {
    const { client, seen } = hooked([ok], {
      afterResponse: [
        async ({ response }) => {
          const { id } = (await response.json()) as { id: string };
          return json(200, { id: `${id}, replaced` });
        },
      ],
    });
    expect((await createReceipt({ client, body })).data).toEqual({ id: 'r1, replaced' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['with a reason', () => ky.retry({ code: 'ECONNREFUSED' })],
    ['at once', () => ky.retry({ delay: 0 })],
    [
      'as another request',
      () =>
        ky.retry({
          request: new Request('https://other.example/', { method: 'POST', body: '{}' }),
          delay: 0,
        }),
    ],
    ['with a cause', () => ky.retry({ cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) })],
  ])('that asks ky to try again, %s, never has a write sent twice', async (_, again) => {
    const { client, seen } = hooked([ok], { afterResponse: [again] });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({
      name: 'OutcomeUnknownError',
      attempts: 1,
    });
    expect(seen).toHaveLength(1);
  });

  it('that asks ky to try again has a covered write repeated by the client, under its key', async () => {
    let count = 0;
    const { client, seen, clock } = hooked([ok], {
      afterResponse: [() => (++count < 3 ? ky.retry({ delay: 0 }) : undefined)],
    });
    const { request } = await createReceipt({ client, body });
    expect(request.attempts).toBe(3);
    expect(new Set(seen.map(({ headers }) => headers.get('x-key'))).size).toBe(1);
    expect(clock.slept).toEqual([500, 1_000]);
  });
});
