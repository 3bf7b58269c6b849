import ky from 'ky';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClientOptions } from '../client/client-options.ts';
import { request } from '../client/request.ts';
import { layer } from '../layers/use.ts';
import { type Answer, fakeFetch } from '../testing/fake-fetch.ts';
import { getReceipt, sendReceipt, testClient } from '../testing/test-api.ts';

const path = { receipt_id: 'r1' };
const body = { type: 'SALE' } as const;
const DATA = '{"id":"r1"}';
/** An answer that announces so many bytes. */
const announcing = (length: string, more = {}) =>
  new Response(DATA, { headers: { 'content-length': length, ...more } });
/** As it came from the network, where it was not written by somebody. */
const ofType = (type: ResponseType, answer: Response) => () =>
  Object.defineProperty(answer.clone(), 'type', { value: type });

afterEach(() => {
  vi.restoreAllMocks();
});

const thrown = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('expected a rejection');
    },
    (error: unknown) => error as Error,
  );

/** A client on a global fetch, or a fetch of its own, that gives this answer. */
function answered(answer: Answer, by: 'ky' | 'a ky of the user' | 'fetch') {
  const { fetch } = fakeFetch(answer);
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetch);
  const options: Partial<ClientOptions> = by === 'fetch' ? { fetch } : by === 'ky' ? {} : { ky: ky.create() };
  return testClient([], { fetch: undefined, retry: false, ...options }).client;
}

describe.each(['ky', 'a ky of the user', 'fetch'] as const)('an answer through %s', (by) => {
  it.each(['100', '5'])('of other than the %s bytes that it announced is broken', async (length) => {
    const client = answered(ofType('basic', announcing(length)), by);
    expect(await thrown(getReceipt({ client, path }))).toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining(`11 of ${length} bytes came`),
    });
    expect(await thrown(sendReceipt({ client, body }))).toMatchObject({ name: 'OutcomeUnknownError' });
    const { data } = await request<ReadableStream>(client, {
      method: 'GET',
      path: '/file',
      accept: 'stream',
    });
    expect(await thrown(new Response(data).text())).toMatchObject({
      name: 'ConnectionError',
      message: expect.stringContaining(`11 of ${length} bytes came`),
    });
  });

  it.each([
    ['as many as announced', announcing('11')],
    ['no number', announcing('many')],
    ['two lengths', announcing('11, 11')],
    ['a packed body', announcing('7', { 'content-encoding': 'gzip' })],
    ['none announced', new Response(DATA)],
    // A page is not told that a body of another origin was packed.
    ['a body of another origin', ofType('cors', announcing('7'))],
  ])('with %s is whole', async (_, given) => {
    const answer = given instanceof Response ? ofType('basic', given) : given;
    expect((await getReceipt({ client: answered(answer, by), path })).data).toEqual({ id: 'r1' });
  });

  it('to HEAD has the length of a body that is not sent', async () => {
    const client = answered(new Response('', { headers: { 'content-length': '11' } }), by);
    expect((await request(client, { method: 'HEAD', path: '/x' })).response.status).toBe(200);
  });
});

describe('an answer that somebody wrote anew, under its old headers,', () => {
  it('is whole where a hook of ky did it', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(fakeFetch(announcing('11')).fetch);
    const rewrite = async ({ response }: { response: Response }) => new Response('{"id":"longer"}', response);
    const { client } = testClient([], {
      fetch: undefined,
      ky: ky.create({ hooks: { afterResponse: [rewrite] } }),
    });
    expect((await getReceipt({ client, path })).data).toEqual({ id: 'longer' });
  });

  it('is whole where a fetch of the user did it', async () => {
    const { client } = testClient([announcing('7')]);
    expect((await getReceipt({ client, path })).data).toEqual({ id: 'r1' });
  });

  it('is whole where a layer did it', async () => {
    const rewrite = layer(async (_, next) => {
      await next();
      return announcing('5');
    });
    const { client } = testClient([announcing('11')], { use: [rewrite] });
    expect((await getReceipt({ client, path })).data).toEqual({ id: 'r1' });
  });
});
