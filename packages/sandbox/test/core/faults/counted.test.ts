import { expect, test } from 'vitest';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { things } from '../things.ts';

const base = 'https://any.example/api/v1';
const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': 'k' };
const post = { method: 'POST', headers, body: '{"name":"one"}' };

test('a fault that another one is played before has not been met, and waits for the next request', async () => {
  const sandbox = openSandbox(things);
  using late = sandbox.faults.latency(1);
  using lost = sandbox.faults.loseAnswer();
  expect((await sandbox.fetch(`${base}/things`, post)).status).toBe(201);
  expect([late.hits, lost.hits, lost.isOver]).toEqual([1, 0, false]);
  await expect(sandbox.fetch(`${base}/things`, post)).rejects.toThrow();
  expect(lost.hits).toBe(1);
});

test.each([
  ['createTicket', '/tickets', false, 1],
  ['createThing', '/things', false, 0],
  ['createThing', '/things', true, 1],
])(
  'a failure after the work of %s (%s), refusals stored: %s, leaves it done %s times',
  async (operation, path, storesErrors, done) => {
    const sandbox = openSandbox(things, { idempotency: { storesErrors } });
    using failing = sandbox.faults.failAfterWork({ operation });
    const init = path === '/things' ? post : { method: 'POST', headers };
    expect((await sandbox.fetch(base + path, init)).status).toBe(500);
    expect([failing.hits, sandbox.ledger.of(operation).length]).toEqual([1, done]);
  },
);

test('an answer without a body breaks before its headers', async () => {
  const sandbox = openSandbox(things);
  const { id } = await (await sandbox.fetch(`${base}/things`, post)).json();
  using reset = sandbox.faults.resetPeer({ moment: 'in the body' });
  await expect(
    sandbox.fetch(`${base}/things/${id}`, { method: 'DELETE', headers: { ...headers, 'x-key': 'd' } }),
  ).rejects.toThrow('fetch failed');
  expect([reset.hits, sandbox.ledger.of('deleteThing').length]).toEqual([1, 1]);
});

test('a refusal inside says when to come again', async () => {
  const sandbox = openSandbox(things);
  using _ = sandbox.faults.respond(503, { place: 'inside', retryAfter: 'seconds' });
  const answer = await sandbox.fetch(`${base}/things`, post);
  expect([answer.status, answer.headers.get('retry-after'), (await answer.json()).code]).toEqual([
    503,
    '2',
    'fault',
  ]);
});
