import { expect, test } from 'vitest';
import { open } from './open-things.ts';

test('a key is answered from the store, and refused for another request, until its window closes', async () => {
  const { sandbox, create } = open();
  const first = await create('one', 'k');
  expect(await create('one', 'k')).toEqual({ ...first, replayed: 'true' });
  expect(await create('two', 'k')).toMatchObject({ status: 422 });
  await sandbox.clock.advance('25h');
  expect(await create('two', 'k')).toMatchObject({ status: 201, replayed: 'false' });
  expect(sandbox.ledger.of('createThing')).toHaveLength(2);
});

test('a key is refused for the same request at another address', async () => {
  const { sandbox, call, create } = open();
  const [one, two] = [await create('one'), await create('two')];
  const remove = async (id: string) =>
    (await call('DELETE', `/things/${id}`, undefined, { 'x-key': 'd' })).status;
  expect([await remove(one.body.id), await remove(two.body.id)]).toEqual([204, 422]);
  expect(sandbox.ledger.rows('things')).toMatchObject([{ name: 'two' }]);
});

test('thirty equal calls at once make one thing', async () => {
  const { sandbox, create } = open();
  const answers = await Promise.all(Array.from({ length: 30 }, () => create('one', 'k')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  expect(sandbox.ledger.of('createThing')).toHaveLength(1);
});

test.each([
  [false, 201, 1],
  [true, 503, 0],
])(
  'a vendor that stores its refusals (%s) answers the same key with %i',
  async (storesErrors, status, done) => {
    const { sandbox, create } = open({ idempotency: { storesErrors } });
    sandbox.faults.respond(503, { place: 'inside' });
    expect(await create('one', 'k')).toMatchObject({ status: 503, replayed: 'false' });
    expect(await create('one', 'k')).toMatchObject({ status, replayed: String(storesErrors) });
    expect(sandbox.ledger.of('createThing')).toHaveLength(done);
  },
);

test.each([
  [false, 'traceparent', 201],
  [true, 'traceparent', 422],
  [true, 'x-sandbox-call', 201],
])(
  'a vendor that counts headers (%s) takes another %s under the same key for %i',
  async (countsHeaders, name, status) => {
    const { call } = open({ idempotency: { countsHeaders } });
    const send = (value: string) => call('POST', '/things', { name: 'one' }, { 'x-key': 'k', [name]: value });
    expect((await send('1')).status).toBe(201);
    expect((await send('2')).status).toBe(status);
  },
);

test('a key is refused for another request while its first one is at work', async () => {
  const { sandbox, create } = open({ clock: { frozen: true } });
  sandbox.faults.workSlowly();
  const first = create('one', 'k');
  expect(await create('two', 'k')).toMatchObject({ status: 422 });
  expect(await create('one', 'k')).toMatchObject({ status: 409 });
  await sandbox.clock.advance('45s');
  expect(await first).toMatchObject({ status: 201, replayed: 'false' });
  expect(await create('one', 'k')).toMatchObject({ status: 201, replayed: 'true' });
});
