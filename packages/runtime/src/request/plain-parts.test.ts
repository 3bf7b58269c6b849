import { expect, test } from 'vitest';
import { request } from '../client/request.ts';
import { json } from '../testing/fake-fetch.ts';
import { getReceipt, testClient } from '../testing/test-api.ts';

const path = { receipt_id: 'r1' };
const pairs: [string, string][] = [['x-a', 'b']];

test.each<[string, unknown]>([
  ['headers', new Headers(pairs)],
  ['headers', new Map(pairs)],
  ['headers', pairs],
  ['headers', 'x-a: b'],
  ['query', new URLSearchParams({ expand: 'all' })],
  ['query', new Map([['expand', 'all']])],
  ['query', 'expand=all'],
  ['query', Promise.resolve({ expand: 'all' })],
  ['path', new Map([['receipt_id', 'r1']])],
  ['path', 'r1'],
])('%s as %o is refused by its name, not dropped', async (part, given) => {
  const { client, seen } = testClient([json(200, { id: 'r1' })]);
  const issue = { path: part, message: 'must be a plain object' };
  for (const validation of [{}, { request: false as const }]) {
    await expect(getReceipt({ client, path, validation, [part]: given } as never)).rejects.toMatchObject({
      name: 'RequestValidationError',
      issues: expect.arrayContaining([expect.objectContaining(issue)]),
    });
  }
  if (part !== 'path') {
    await expect(request(client, { method: 'GET', path: '/x', [part]: given })).rejects.toMatchObject({
      issues: [issue],
    });
  }
  expect(seen).toEqual([]);
});

test('an object of any class is taken by its own fields, and null for nothing', async () => {
  class Query {
    readonly expand = 'all';
    readonly later = undefined;
  }
  const { client, seen } = testClient([json(200, { id: 'r1' })]);
  const query = new Query();
  const own = Object.assign(Object.create(null), path);
  await getReceipt({ client, path: own, query, headers: null } as never);
  expect(seen[0]?.url).toMatch(/receipts\/r1\?expand=all$/);
});
