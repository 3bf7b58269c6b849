import { expect, test } from 'vitest';
import { createControlPlane } from '../../src/core/control/control-plane.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { openControl } from './open-control.ts';
import { things } from './things.ts';

test('tells one logical call with its attempts, and what was really done beside it', async () => {
  const { sandbox, ask, create } = openControl();
  using _ = sandbox.faults.loseAnswer();
  await expect(create('one')).rejects.toThrow();
  const told = async () => (await ask('/calls')).json();
  expect(await told()).toMatchObject([{ operation: 'createThing', key: 'one', told: 'unknown', done: 1 }]);
  expect(await create('one')).toBe(201);
  expect(await told()).toMatchObject([
    {
      operation: 'createThing',
      told: 'done',
      done: 1,
      attempts: [
        { status: 201, told: 'answer lost', fault: 'answer lost' },
        { status: 201, told: 'whole', replayed: true },
      ],
    },
  ]);
});

test('faults are set up, counted and taken away over HTTP', async () => {
  const { ask, post, create } = openControl();
  const made = await post('/faults', {
    place: 'arrival',
    act: { does: 'answer', status: 503 },
    operation: 'createThing',
    times: 2,
  });
  expect(made.status).toBe(201);
  expect(await create('one')).toBe(503);
  expect((await (await ask('/state')).json()).faults).toEqual([
    { id: 1, name: 'answer 503, arrival', operation: 'createThing', hits: 1, isOver: false },
  ]);
  await ask('/faults', { method: 'DELETE' });
  expect(await create('one')).toBe(201);
  const wrong = await post('/faults', { place: 'inside', act: { does: 'refuse' } });
  expect([wrong.status, (await wrong.json()).error]).toEqual([
    400,
    expect.stringContaining('cannot happen at `inside`'),
  ]);
});

test('the clock is advanced and the state restored over HTTP', async () => {
  const { sandbox, post, create } = openControl();
  const before = sandbox.clock.now().getTime();
  const { now } = await (await post('/clock', { advance: '25h' })).json();
  expect(Date.parse(now) - before).toBeGreaterThanOrEqual(25 * 3_600_000);
  await create('one');
  await post('/restore', {});
  expect(sandbox.ledger.rows('things')).toEqual([]);
});

test('lets in nobody but this machine, and only its own page may change anything', async () => {
  const { ask, post } = openControl();
  expect((await ask('/state', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
  expect((await post('/faults', {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('/restore', {}, { origin: 'http://127.0.0.1:4010' })).status).toBe(200);
  const sandbox = openSandbox(things);
  const rebound = await createControlPlane(sandbox).request('http://evil.example/_sandbox/state');
  expect(rebound.status).toBe(403);
});

test('says where told and done differ, and tells those calls only', async () => {
  const { sandbox, ask, create } = openControl();
  const differing = async () => {
    const calls = await (await ask('/calls?differs=true&operation=createThing')).json();
    return calls.map(({ key, told, done }: Record<string, unknown>) => [key, told, done]);
  };
  await create('whole');
  expect(await create('refused, since it is too long for a name')).toBe(422);
  await sandbox.fetch('https://any.example/api/v1/things', {
    headers: { authorization: 'Bearer test-token' },
  });
  expect(await differing()).toEqual([]);
  using lost = sandbox.faults.loseAnswer();
  await expect(create('lost')).rejects.toThrow();
  using _ = sandbox.faults.respond(503, { place: 'delivery', times: 2 });
  await create('gateway');
  expect(await differing()).toEqual([
    ['lost', 'unknown', 1],
    ['gateway', 'unknown', 1],
  ]);
  expect(await create('lost')).toBe(503);
  expect(await create('lost')).toBe(201);
  expect(await differing()).toEqual([['gateway', 'unknown', 1]]);
  expect(lost.hits).toBe(1);
});

test('a stored answer to another logical call with the same key is no difference', async () => {
  const { sandbox, ask } = openControl();
  for (const call of ['first', 'second']) {
    await sandbox.fetch('https://any.example/api/v1/things', {
      method: 'POST',
      headers: {
        ...{ authorization: 'Bearer test-token', 'content-type': 'application/json' },
        ...{ 'x-key': 'one', 'x-sandbox-call': call },
      },
      body: JSON.stringify({ name: 'one' }),
    });
  }
  expect(await (await ask('/calls')).json()).toMatchObject([
    { told: 'done', done: 1, differs: false },
    { told: 'done', done: 0, differs: false, attempts: [{ replayed: true }] },
  ]);
});

test('shows what was done for a call, with what was sent and what was made', async () => {
  const { ask, create } = openControl();
  await create('one');
  const [{ attempts }] = await (await ask('/calls')).json();
  const told = await (await ask(`/calls/${attempts[0].request}`)).json();
  expect(told).toMatchObject({
    operation: 'createThing',
    work: [{ input: { name: 'one' }, output: { name: 'one', state: 'READY' }, status: 201 }],
  });
  expect((await ask('/calls/999')).status).toBe(404);
});

test('takes one fault away, and leaves the others', async () => {
  const { sandbox, ask, post } = openControl();
  const act = { does: 'revoke' };
  const first = await (await post('/faults', { place: 'arrival', act })).json();
  await post('/faults', { place: 'arrival', act, name: 'second' });
  expect((await ask(`/faults/${first.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(sandbox.faults.list().map(({ name }) => name)).toEqual(['second']);
  expect((await ask(`/faults/${first.id}`, { method: 'DELETE' })).status).toBe(404);
});

test('the port serves the vendor and the control plane beside each other', async () => {
  const sandbox = openSandbox(things);
  await using listening = await sandbox.listen();
  const answer = await fetch(`${listening.url}/things`, { headers: { authorization: 'Bearer test-token' } });
  expect(await answer.json()).toEqual({ results: [] });
  const state = await fetch(`${listening.page}/state`);
  expect(await state.json()).toMatchObject({ api: 'test/things', defects: [] });
});
