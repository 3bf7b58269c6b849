import { expect, test } from 'vitest';
import type { Handler } from '../../src/core/contracts.ts';
import { refuse } from '../../src/core/refusal.ts';
import { createSandbox } from '../../src/index.ts';
import { open } from './open-things.ts';
import { things } from './things.ts';

test('what was sent is remembered and given back, without what the spec does not declare', async () => {
  const { call, create } = open();
  const { status, body } = await create('one');
  expect(status).toBe(201);
  const again = await (await call('GET', `/things/${body.id}`)).json();
  expect(again).toEqual({ id: body.id, name: 'one', state: 'READY', note: null });
});

test('the same seed makes the same ids, another seed others', async () => {
  const idOf = async (seed: number) => (await open({ seed }).create('one')).body.id;
  expect(await idOf(1)).toBe(await idOf(1));
  expect(await idOf(1)).not.toBe(await idOf(2));
});

test('a handler that refuses leaves nothing behind', async () => {
  const { sandbox, create } = open();
  expect(await create('refused late')).toMatchObject({ status: 409 });
  expect(sandbox.ledger.rows('things')).toEqual([]);
  expect(sandbox.ledger.of('createThing')).toEqual([]);
});

test('a request that a proxy sends twice makes two things where no key holds it back', async () => {
  const { sandbox, call } = open();
  using repeated = sandbox.faults.duplicateRequest({ operation: 'createTicket' });
  await call('POST', '/tickets', undefined, { 'x-key': 'k' });
  expect(repeated.hits).toBe(1);
  const ids = sandbox.ledger.of('createTicket').map(({ output }) => (output as { id: string }).id);
  expect(new Set(ids).size).toBe(2);
});

test('a key has to be there before anybody asks who sends it, and does nothing where answers never say so', async () => {
  const { call } = open();
  const missing = await call('POST', '/things', { name: 'x' }, { authorization: 'Bearer other' });
  expect([missing.status, (await missing.json()).code]).toEqual([400, 'key missing']);
  const ticket = async () => {
    const answer = await call('POST', '/tickets', undefined, { 'x-key': 'k' });
    return [answer.headers.get('x-replayed'), (await answer.json()).id];
  };
  const [[header, first], [, second]] = [await ticket(), await ticket()];
  expect(header).toBeNull();
  expect(first).not.toBe(second);
});

test('a page has the size that the spec says, and a token that is Base64 in either alphabet', async () => {
  const { call, create } = open();
  for (let number = 0; number < 12; number += 1) await create(`thing ${number}`);
  const first = await (await call('GET', '/things')).json();
  expect(first.results).toHaveLength(3);
  let token: string | undefined = first.next.token;
  while (token !== undefined) {
    expect(token).toMatch(/^([A-Za-z0-9]{4})+$/);
    const page: { next?: { token: string } } = await (await call('GET', `/things?token=${token}`)).json();
    token = page.next?.token;
  }
});

test('refuses who it does not know, what it cannot read and what the spec does not allow', async () => {
  const { call, create } = open();
  const status = async (answer: Promise<Response>) => (await answer).status;
  expect(await status(call('GET', '/things', undefined, { authorization: 'Bearer other' }))).toBe(401);
  expect(await status(call('GET', '/things?limit=6'))).toBe(422);
  expect(await status(call('GET', '/nowhere'))).toBe(404);
  expect(await status(call('POST', '/things', { name: 'x' }))).toBe(400);
  expect(await create('a name that is much too long')).toMatchObject({
    status: 422,
    body: { message: expect.stringMatching(/^name /) },
  });
});

test('an answer that its spec does not allow is a defect of the sandbox, and never sent', async () => {
  const { sandbox, call } = open();
  expect((await call('GET', '/odd')).status).toBe(500);
  expect(sandbox.defects).toEqual(['getOdd 200/id: must be string']);
  expect((await call('GET', '/unmodelled')).status).toBe(501);
});

test('pages a list to its end', async () => {
  const { call, create } = open();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
  const names: string[] = [];
  let token: string | undefined = '';
  while (token !== undefined) {
    const query: string = token === '' ? '' : `&token=${token}`;
    const page = await (await call('GET', `/things?limit=2${query}`)).json();
    names.push(...page.results.map((one: { name: string }) => one.name));
    token = page.next?.token;
  }
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('takes the file before the thing whose id ends like it', async () => {
  const { call, create } = open();
  const { body } = await create('one');
  const answer = await call('GET', `/things/${body.id}.pdf`);
  expect(await answer.text()).toBe(`%PDF ${body.id}`);
});

test('a lost answer is done, and never told', async () => {
  const { sandbox, create } = open();
  {
    using lost = sandbox.faults.loseAnswer({ operation: 'createThing' });
    await expect(create('one', 'k')).rejects.toThrow('fetch failed');
    expect(lost.hits).toBe(1);
  }
  expect(sandbox.ledger.of('createThing')).toHaveLength(1);
  expect(await create('one', 'k')).toMatchObject({ replayed: 'true' });
  expect(sandbox.ledger.events.filter(({ kind }) => kind === 'answer')).toMatchObject([
    { told: 'answer lost' },
    { told: 'whole' },
  ]);
});

test('what takes time takes it: after a while, or after so many looks', async () => {
  const state = async ({ call }: ReturnType<typeof open>, id: string) =>
    (await (await call('GET', `/things/${id}`)).json()).state;
  const slow = open({ transitions: { after: '2s' } });
  const { body } = await slow.create('one');
  expect(await state(slow, body.id)).toBe('NEW');
  await slow.sandbox.clock.advance('2s');
  expect(await state(slow, body.id)).toBe('READY');
  const looked = open({ transitions: { reads: 2 } });
  const other = await looked.create('one');
  expect([await state(looked, other.body.id), await state(looked, other.body.id)]).toEqual(['NEW', 'READY']);
});

test('a snapshot is gone back to, a fork goes its own way, what is saved is loaded', async () => {
  const { sandbox, create } = open();
  await create('one');
  const snapshot = sandbox.snapshot();
  const saved = sandbox.save();
  await create('two');
  expect(sandbox.fork(snapshot).ledger.rows('things')).toHaveLength(1);
  expect(sandbox.ledger.rows('things')).toHaveLength(2);
  sandbox.restore(snapshot);
  expect(sandbox.ledger.rows('things')).toMatchObject([{ name: 'one' }]);
  expect(createSandbox(things, { load: saved }).ledger.rows('things')).toMatchObject([{ name: 'one' }]);
  expect(() => createSandbox({ ...things, id: 'other' }, { load: saved })).toThrow(
    'no saved sandbox of other',
  );
});

test('webhooks are signed, sent twice on request, and awaited by the clock', async () => {
  const { sandbox, create } = open();
  const got: string[] = [];
  sandbox.webhooks.listen(
    async (request) => {
      got.push(`${request.headers.get('x-signature')} ${await request.text()}`);
      return new Response();
    },
    { times: 2, after: '5s' },
  );
  const { body } = await create('one');
  expect(got).toEqual([]);
  await sandbox.clock.advance('5s');
  const text = JSON.stringify({ id: body.id });
  expect(got).toEqual([`${text.length} ${text}`, `${text.length} ${text}`]);
});

test('a fault that cannot fire is an error when it is made', () => {
  const { faults } = open().sandbox;
  expect(() => faults.loseAnswer({ operation: 'createThink' })).toThrow('there is no `createThink`');
  expect(() => faults.add({ place: 'inside', act: { does: 'refuse' } })).toThrow('cannot happen at `inside`');
  expect(() => faults.down({ times: 0 })).toThrow('`times` is 0');
});

test('a delayed request is carried out when nobody waits for it any more', async () => {
  const { sandbox } = open({ clock: { frozen: true } });
  sandbox.faults.delayRequest();
  const leaving = AbortSignal.timeout(5);
  const sent = sandbox.fetch('https://any.example/api/v1/things', {
    ...{ method: 'POST', body: '{"name":"one"}', signal: leaving },
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': 'k' },
  });
  await expect(sent).rejects.toThrow('timeout');
  expect(sandbox.ledger.of('createThing')).toEqual([]);
  await sandbox.clock.advance('45s');
  expect(sandbox.ledger.of('createThing')).toHaveLength(1);
});

test('what a refused call deleted and changed comes back to its place', async () => {
  const remove: Handler = ({ world }) => {
    const table = world.table<{ readonly id: string }>('things');
    const [first = { id: '' }, second = { id: '' }] = table.all();
    for (const { id } of [second, first]) table.delete(id);
    table.put(second.id, { id: second.id });
    throw refuse('state', 'Not now.');
  };
  const { sandbox, create } = open();
  for (const name of ['a', 'b', 'c']) await create(name);
  const before = sandbox.ledger.rows('things');
  const refusing = createSandbox(
    { ...things, handlers: { ...things.handlers, deleteThing: remove } },
    { load: sandbox.save() },
  );
  const answer = await refusing.fetch('https://any.example/api/v1/things/x', {
    method: 'DELETE',
    headers: { authorization: 'Bearer test-token', 'x-key': 'd' },
  });
  expect(answer.status).toBe(409);
  expect(refusing.ledger.rows('things')).toEqual(before);
});

test('pages as long as the spec says where the request does not', async () => {
  const { call, create } = open();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
  expect((await (await call('GET', '/things')).json()).results).toHaveLength(3);
});
