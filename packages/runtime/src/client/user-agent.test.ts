import { expect, test } from 'vitest';
import { createClient } from '../client.ts';
import { layer } from '../layers/use.ts';
import { fakeFetch, json } from '../testing/fake-fetch.ts';
import { acme, getReceipt, testClient } from '../testing/test-api.ts';
import { userAgent } from './user-agent.ts';

const product = 'quittance-acme/1.2.0';

test.each([
  ['Node.js/24', 'node/24'],
  ['Bun/1.4.5', 'bun/1'],
  ['Deno/2.9.6', 'deno/2'],
  ['Cloudflare-Workers', 'cloudflare-workers'],
])('%s is told as %s', (agent, told) => {
  const scope = { navigator: { userAgent: agent }, WorkerGlobalScope: class {} };
  expect(userAgent(product, undefined, scope)).toBe(`quittance-acme/1.2.0 ${told}`);
  expect(userAgent(product, 'my-till/2.1', scope)).toBe(`quittance-acme/1.2.0 ${told} my-till/2.1`);
});

test('what is not known is left out', () => {
  expect(userAgent(product, undefined, {})).toBe(product);
  expect(userAgent(undefined, 'my-till/2.1', {})).toBe('my-till/2.1');
  expect(userAgent(undefined, undefined, { navigator: { userAgent: 'Node.js/24' } })).toBeUndefined();
});

test('a browser writes its own', () => {
  expect(userAgent(product, 'my-till/2.1', { window: {}, document: {} })).toBeUndefined();
});

const agentOf = async (options: Parameters<typeof testClient>[1], headers?: Record<string, string>) => {
  const { client, seen } = testClient([json(200, { id: 'r1' })], options);
  const { request } = await getReceipt({
    client,
    path: { receipt_id: 'r1' },
    ...(headers && { headers }),
  });
  const sent = seen[0]?.headers.get('user-agent') ?? undefined;
  expect(request.headers['user-agent']).toBe(sent);
  return sent;
};

test('each request says who sends it', async () => {
  const major = process.versions.node.split('.')[0];
  expect(await agentOf({ product, application: 'my-till/2.1' })).toBe(
    `quittance-acme/1.2.0 node/${major} my-till/2.1`,
  );
  expect(await agentOf({})).toBeUndefined();
});

test("a user's own wins: the client's, a layer's, a call's", async () => {
  expect(await agentOf({ product, headers: { 'User-Agent': 'mine/1' } })).toBe('mine/1');
  const own = layer((_, next) => next({ headers: { 'user-agent': 'mine/2' } }));
  expect(await agentOf({ product, use: [own] })).toBe('mine/2');
  expect(await agentOf({ product }, { 'user-agent': 'mine/3' })).toBe('mine/3');
});

test.each(['a\r\nb', 'läden✓', {} as never])('%j is no application', (application) => {
  const { fetch } = fakeFetch();
  expect(() => createClient({ api: acme, fetch, application })).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: expect.stringContaining('`application`'),
    }),
  );
});
