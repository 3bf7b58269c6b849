import { expect, test } from 'vitest';
import { defineVendor, type Handler } from '../../src/core/contracts.ts';
import { loggedCalls } from '../../src/core/control/logged-calls.ts';
import { refuse } from '../../src/core/refusal.ts';
import { createSandbox } from '../../src/index.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { things } from './things.ts';

const url = 'https://any.example/api/v1/things';
const post = (name: string, key = name, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': key, ...more },
  body: JSON.stringify({ name }),
});

/** The vendor with another `createThing`. */
const withCreate = (createThing: Handler) =>
  createSandbox({ ...things, handlers: { ...things.handlers, createThing } });

test('a webhook of a step that is refused is never sent', async () => {
  const sandbox = withCreate(({ world }) => {
    world.notify({ name: 'made', body: {} });
    throw refuse('conflict', 'After all, no.');
  });
  const got: string[] = [];
  sandbox.webhooks.listen((request) => {
    got.push(request.url);
    return new Response();
  });
  expect((await sandbox.fetch(url, post('one'))).status).toBe(409);
  await sandbox.clock.advance('1s');
  expect(got).toEqual([]);
});

test.each<[string, Handler, number]>([
  [
    'answers with a refusal',
    ({ world }) => {
      world.table('things').put('1', {});
      return { status: 409, body: { code: 'conflict', message: 'No.' } };
    },
    409,
  ],
  [
    'makes an answer that the spec does not allow',
    ({ world }) => {
      world.table('things').put('1', {});
      return { body: { id: 1 } };
    },
    500,
  ],
  [
    'has a bug',
    ({ world }) => {
      world.table('things').put('1', {});
      throw new Error('a bug');
    },
    500,
  ],
])('nothing stays of a step that %s', async (_, handler, status) => {
  const sandbox = withCreate(handler);
  expect((await sandbox.fetch(url, post('one'))).status).toBe(status);
  expect(sandbox.ledger.events.filter(({ kind }) => kind === 'put' || kind === 'done')).toEqual([]);
  expect(sandbox.ledger.events.at(-1)).toMatchObject({ kind: 'answer', status });
  expect(sandbox.defects.length > 0).toBe(status === 500);
});

test('a task that fails takes nobody along, and is a defect', async () => {
  const sandbox = createSandbox(
    {
      ...things,
      tasks: {
        ready: () => {
          throw new Error('a bug');
        },
      },
    },
    { transitions: { after: '1s' } },
  );
  await sandbox.fetch(url, post('one'));
  await sandbox.clock.advance('2s');
  expect(sandbox.defects).toEqual([expect.stringMatching(/^task ready: Error: a bug/)]);
  expect((await sandbox.fetch(url, post('two'))).status).toBe(201);
});

test('what a request has done is its answer, cut as the caller would see it', async () => {
  const sandbox = openSandbox(things);
  const answer = await sandbox.fetch(url, post('one'));
  expect(sandbox.ledger.of('createThing')[0]?.output).toEqual(await answer.json());
});

test('accounts share no keys', async () => {
  const vendor = defineVendor({
    ...things,
    authenticate: ({ authorization = '' }) => ({ id: authorization }),
  });
  const sandbox = openSandbox(vendor);
  const create = async (who: string) =>
    (await (await sandbox.fetch(url, post('one', 'k', { authorization: who }))).json()).id;
  const [first, again, other] = [await create('a'), await create('a'), await create('b')];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a request that is under way when the sandbox goes back comes to nothing', async () => {
  const sandbox = openSandbox(things);
  const begin = sandbox.snapshot();
  using _ = sandbox.faults.workSlowly();
  const slow = sandbox.fetch(url, post('slow')).catch((error: Error) => error.message);
  await expect.poll(() => sandbox.snapshot()).toBeGreaterThan(begin);
  sandbox.restore(begin);
  const { id } = await (await sandbox.fetch(url, post('other'))).json();
  await sandbox.clock.advance('1m');
  expect(await slow).toBe('fetch failed');
  expect(sandbox.ledger.rows('things')).toMatchObject([{ id, name: 'other' }]);
  expect(sandbox.ledger.of('createThing')).toHaveLength(1);
});

test('of an answer that nobody waited for it is said', async () => {
  const sandbox = openSandbox(things);
  using _ = sandbox.faults.latency('10m');
  const signal = AbortSignal.timeout(20);
  await expect(sandbox.fetch(url, { ...post('one'), signal })).rejects.toThrow();
  await sandbox.clock.advance('11m');
  const [call] = loggedCalls(sandbox);
  expect(call).toMatchObject({ told: 'unknown', done: 1, attempts: [{ told: 'nobody was waiting' }] });
});

test('of an answer on a port whose caller hung up it is said, too', async () => {
  const sandbox = openSandbox(things);
  await using port = await sandbox.listen();
  using _ = sandbox.faults.latency('10m');
  await expect(
    fetch(`${port.url}/things`, { ...post('one'), signal: AbortSignal.timeout(300) }),
  ).rejects.toThrow();
  await expect.poll(() => sandbox.ledger.of('createThing').length).toBe(1);
  // The end of a connection takes its way through the machine.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await sandbox.clock.advance('11m');
  expect(loggedCalls(sandbox)[0]).toMatchObject({ told: 'unknown', done: 1 });
});
