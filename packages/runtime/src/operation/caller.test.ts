import { expect, test } from 'vitest';
import { isConfigurationError } from '../errors/guards.ts';
import { json } from '../testing/fake-fetch.ts';
import { getReceipt, testClient } from '../testing/test-api.ts';
import { bindOperation } from './bind-operation.ts';
import { listOperation } from './list-operation.ts';

const listReceipts = listOperation<{ url: '/receipts' }, { 200: unknown[] }, unknown>({
  id: 'listReceipts',
  method: 'GET',
  path: '/receipts',
});
const { client } = testClient([json(200, {})]);
/** What a call rejects with; it must not throw at once, past its `.catch()`. */
const rejection = (call: unknown): Promise<Error> =>
  (call as Promise<unknown>).then(
    () => new Error('nothing was thrown'),
    (error: unknown) => {
      if (isConfigurationError(error)) return error;
      throw error;
    },
  );
const said = async (call: unknown): Promise<string> => (await rejection(call)).message;
/** As those who write JavaScript call it. */
const loosely = (operation: unknown) => operation as (...args: unknown[]) => unknown;

test.each<[string, readonly unknown[]]>([
  ['nothing', []],
  ['an empty object', [{}]],
  ['undefined as client', [{ client: undefined }]],
  ['null', [null]],
  ['the client itself', [client]],
  ['something else as client', [{ client: 'https://acme.example' }]],
])('an operation that is given %s says what to give', async (_, args) => {
  const message = (id: string) =>
    `[${id}] \`client\` is missing: give what create…Client() returned, as in ${id}({ client })`;
  expect(await said(loosely(getReceipt)(...args))).toBe(message('getReceipt'));
  expect(await said(loosely(listReceipts)(...args))).toBe(message('listReceipts'));
});

test('the resources in place of the client', async () => {
  const resources = { client, receipts: {} };
  expect(await said(loosely(listReceipts)({ client: resources }))).toBe(
    '[listReceipts] `client` has all resources: give its `.client`',
  );
});

test('an id alone', async () => {
  const message = 'takes an object, such as { path, query, headers, body }';
  expect(await said(loosely(getReceipt)('r1'))).toBe(`[getReceipt] ${message}`);
  expect(await said(loosely(bindOperation(client, getReceipt))('r1'))).toBe(
    `[acme/till] getReceipt: ${message}`,
  );
  expect(await said(loosely(bindOperation(client, listReceipts))('r1'))).toBe(
    `[acme/till] listReceipts: ${message}`,
  );
});

test('a list says what is wrong when it is iterated, and nothing while nobody wants it', async () => {
  const unwanted = loosely(listReceipts)({});
  expect(unwanted).toHaveProperty('toArray');
  const iterate = async () => {
    for await (const one of listReceipts({} as never)) expect(one).toBe(0);
  };
  expect(await said(iterate())).toContain('`client` is missing');
  expect(await said(listReceipts({} as never).toArray({ limit: 1 }))).toContain('`client` is missing');
});

test('a client that is given beside the bound one is not asked', async () => {
  const { client: bound, seen } = testClient([json(200, { id: 'r1' })]);
  const other = testClient([]).client;
  await loosely(bindOperation(bound, getReceipt))({ client: other, path: { receipt_id: 'r1' } });
  expect(seen).toHaveLength(1);
});

test('the stack shows who called', async () => {
  const callsWithoutClient = () => loosely(getReceipt)({});
  const callsBound = () => loosely(bindOperation(client, getReceipt))('r1');
  const listsWithoutClient = () => loosely(listReceipts)({});
  expect((await rejection(callsWithoutClient())).stack).toContain('callsWithoutClient');
  expect((await rejection(callsBound())).stack).toContain('callsBound');
  expect((await rejection(listsWithoutClient())).stack).toContain('listsWithoutClient');
});

test('toArray() without its limit', async () => {
  const list = listReceipts({ client });
  await expect(loosely(list.toArray)() as Promise<unknown>).rejects.toThrow(
    '[acme/till] listReceipts: toArray() needs a `limit`, a whole number above 0',
  );
});
