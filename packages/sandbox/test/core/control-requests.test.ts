import { expect, test } from 'vitest';
import { openControl } from './open-control.ts';

const revoke = { place: 'arrival', act: { does: 'revoke' } };
test.each([
  ['/faults', '{"place":', 'The body is no JSON'],
  ['/faults', '[]', 'The body is []'],
  ['/faults', '{}', '`act` is missing'],
  ['/faults', JSON.stringify({ ...revoke, nth: '2' }), '`nth` is "2"'],
  ['/faults', JSON.stringify({ ...revoke, opertion: 'createThing' }), '`opertion`: there is no such field'],
  [
    '/faults',
    JSON.stringify({ ...revoke, operation: 'creatThing' }),
    '`operation`: there is no `creatThing`',
  ],
  ['/faults', JSON.stringify({ ...revoke, name: 3 }), '`name` is 3'],
  ['/clock', '{"advance":"soon"}', '`soon` is no duration'],
  ['/clock', '{}', '`advance` is missing'],
  ['/clock', '{"advanced":"1h"}', '`advanced`: there is no such field'],
  ['/clock', '{"advance":"999999999999d"}', 'beyond'],
  ['/restore', '{"snapshot":"1"}', '`snapshot` is "1"'],
  ['/restore', 'null', 'The body is null'],
])('%s of %s is a 400 that names what is wrong', async (path, body, told) => {
  const { sandbox, ask } = openControl();
  const before = sandbox.ledger.events;
  const answer = await ask(path, { method: 'POST', body });
  expect([answer.status, (await answer.json()).error]).toEqual([400, expect.stringContaining(told)]);
  expect([sandbox.ledger.events, sandbox.faults.list()]).toEqual([before, []]);
});

test.each([
  ['/calls?limit=0', '`limit` is "0"'],
  ['/calls?limit=many', '`limit` is "many"'],
  ['/calls?differs=1', '`differs` is "1"'],
  ['/calls?operation=creatThing', '`operation`: there is no `creatThing`. There are: listThings'],
  ['/tables/things?limit=-1', '`limit` is "-1"'],
])('GET %s is a 400 that names what is wrong', async (path, told) => {
  const { ask } = openControl();
  const answer = await ask(path);
  expect([answer.status, (await answer.json()).error]).toEqual([400, expect.stringContaining(told)]);
});

test('where nothing is, it says what there is', async () => {
  const { ask } = openControl();
  for (const [path, method] of [
    ['/nosuch', 'GET'],
    ['/calls', 'DELETE'],
    ['/calls/1/2', 'GET'],
  ] as const) {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      error: `\`${method} /_sandbox${path}\` leads nowhere.`,
      there: expect.arrayContaining(['GET /_sandbox', 'POST /_sandbox/faults']),
    });
  }
  expect(await (await ask('/tables/nosuch')).json()).toEqual([]);
});

test('twenty thousand events are told by their newest calls, at once', async () => {
  const { sandbox, ask, create } = openControl();
  for (let made = 0; made < 5_000; made += 1) await create(`thing ${made}`);
  expect(sandbox.ledger.events.length).toBeGreaterThan(20_000);
  const began = performance.now();
  const answer = await ask('/calls');
  const calls = await answer.json();
  // Some 20 ms on an idle machine.
  expect(performance.now() - began).toBeLessThan(2_000);
  expect([calls.length, calls.at(-1).key, answer.headers.get('x-total-count')]).toEqual([
    200,
    'thing 4999',
    '5000',
  ]);
  expect((await (await ask('/calls?limit=3')).json()).map(({ key }: { key: string }) => key)).toEqual([
    ...['thing 4997', 'thing 4998', 'thing 4999'],
  ]);
  const rows = await ask('/tables/things?limit=2');
  expect((await rows.json()).map(({ name }: { name: string }) => name)).toEqual(['thing 4998', 'thing 4999']);
  expect(rows.headers.get('x-total-count')).toBe('5000');
});

test('a duration or a snapshot of another type is a 400 that says what to give', async () => {
  const { post } = openControl();
  const told = async (path: string, body: unknown) => {
    const answer = await post(path, body);
    return [answer.status, (await answer.json()).error];
  };
  expect(await told('/clock', { advance: ['1h'] })).toEqual([
    400,
    expect.stringContaining('`["1h"]` is no duration'),
  ]);
  expect(await told('/restore', { snapshot: '0' })).toEqual([
    400,
    expect.stringContaining('`snapshot` is "0": give what snapshot() gave'),
  ]);
});
