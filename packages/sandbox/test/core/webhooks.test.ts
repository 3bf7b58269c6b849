import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { open } from './open-things.ts';

/** Writes down what comes to a listener: which thing, and how late it is then. */
function recorder({ sandbox }: ReturnType<typeof open>) {
  const got: string[] = [];
  const began = sandbox.clock.now().getTime();
  const listener = (name: string) => async (request: Request) => {
    const { id } = await request.json();
    const thing = (sandbox.ledger.rows('things') as { id: string; name: string }[]).find(
      (one) => one.id === id,
    );
    got.push(`${name} ${thing?.name} ${(sandbox.clock.now().getTime() - began) / 1_000}`);
    return new Response();
  };
  return { got, listener };
}

test('they leave in the order of their times, whoever listens, while the clock stands at each', async () => {
  const opened = open({ clock: { frozen: true } });
  const { got, listener } = recorder(opened);
  opened.sandbox.webhooks.listen(listener('late'), { after: '30s' });
  opened.sandbox.webhooks.listen(listener('soon'), { after: '10s' });
  await opened.create('one');
  await opened.sandbox.clock.advance('15s');
  await opened.create('two');
  await opened.sandbox.clock.advance('1h');
  expect(got).toEqual(['soon one 10', 'soon two 25', 'late one 30', 'late two 45']);
});

test('a later one waits for an earlier one that is answered slowly', async () => {
  const { sandbox, create } = open({ clock: { frozen: true } });
  const got: string[] = [];
  let answer = () => {};
  const first = new Promise<void>((resolve) => {
    answer = resolve;
  });
  sandbox.webhooks.listen(async () => {
    got.push('begun');
    await first;
    got.push('answered');
    return new Response();
  });
  await create('one');
  await create('two');
  answer();
  await sandbox.webhooks.settled();
  expect(got).toEqual(['begun', 'answered', 'begun', 'answered']);
});

test('those that wait together go out last first, where a listener wants that', async () => {
  const opened = open({ clock: { frozen: true } });
  const { got, listener } = recorder(opened);
  opened.sandbox.webhooks.listen(listener('reversed'), { after: '5s', reversed: true });
  opened.sandbox.webhooks.listen(listener('plain'), { after: '5s' });
  await opened.create('one');
  await opened.sandbox.clock.advance('1s');
  await opened.create('two');
  await opened.sandbox.clock.advance('1m');
  expect(got).toEqual(['plain one 5', 'reversed two 6', 'reversed one 6', 'plain two 6']);
});

test('who stops listening gets nothing more, not even what waits', async () => {
  const { sandbox, create } = open({ clock: { frozen: true } });
  let got = 0;
  const stop = sandbox.webhooks.listen(
    () => {
      got += 1;
      return new Response();
    },
    { after: '5s' },
  );
  await create('one');
  stop();
  await sandbox.clock.advance('1h');
  expect(got).toBe(0);
});

test('a listener that never answers is not waited for longer than ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { sandbox, create } = open({ clock: { frozen: true } });
  sandbox.webhooks.listen(() => new Promise<Response>(() => undefined));
  sandbox.webhooks.listen(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await create('one');
  const advanced = sandbox.clock.advance('1h');
  for (let second = 0; second < 25; second += 1) await vi.advanceTimersByTimeAsync(1_000);
  await advanced;
  const told = sandbox.ledger.events.filter(({ kind }) => kind === 'webhook');
  expect(told).toMatchObject([{ status: 'no answer in 10 s' }, { status: 'no answer in 10 s' }]);
});

test.each([
  [{ after: 'soon' }, '`soon` is no duration'],
  [{ times: 0 }, '`times` is 0'],
  [{ reversed: 'yes' }, '`reversed` is "yes"'],
  [{ aftr: '5s' }, 'Did you mean `after`?'],
])('%j is refused at once', (options, told) => {
  const { sandbox } = open();
  expect(() => sandbox.webhooks.listen(() => new Response(), options as never)).toThrow(told);
  expect(() => sandbox.webhooks.listen('nowhere')).toThrow('`target` is "nowhere"');
});
