import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createSandbox } from '../../../src/index.ts';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { things } from '../things.ts';

const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': 'k' };
const post = { method: 'POST', body: '{"name":"one"}', headers };
const url = 'https://any.example/api/v1/things';

it.each(['before the headers', 'after the headers', 'in the body'] as const)(
  'lets who waits for an answer that stops %s go when the signal aborts',
  async (moment) => {
    const sandbox = openSandbox(things);
    sandbox.faults.timeout({ moment });
    const leaving = new AbortController();
    const whole = sandbox.fetch(url, { ...post, signal: leaving.signal }).then((answer) => answer.text());
    setTimeout(() => leaving.abort(new Error('enough')), 5);
    await expect(whole).rejects.toThrow('enough');
    expect(sandbox.ledger.of('createThing')).toHaveLength(1);
  },
);

it('lets who waits go when the sandbox is closed', async () => {
  const sandbox = createSandbox(things);
  sandbox.faults.timeout();
  const answer = sandbox.fetch(url, post);
  setTimeout(() => sandbox.close(), 5);
  await expect(answer).rejects.toMatchObject({ cause: { message: 'The sandbox has been closed.' } });
});

it('closes a frozen sandbox with delayed work under way', async () => {
  const sandbox = createSandbox(things, { clock: { frozen: true } });
  sandbox.faults.workSlowly();
  const answer = sandbox.fetch(url, post);
  setTimeout(() => sandbox.close(), 5);
  expect((await answer).status).toBe(201);
});

it('stops a body without end when the signal aborts', async () => {
  const sandbox = openSandbox(things);
  sandbox.faults.malformed('an endless body');
  const answer = await sandbox.fetch(url, { ...post, signal: AbortSignal.timeout(20) });
  await expect(answer.text()).rejects.toThrow('timeout');
});

it('stops a body without end also when all that can be collected has been', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const sandbox = openSandbox(things);
  sandbox.faults.malformed('an endless body');
  const answer = await sandbox.fetch(url, { ...post, signal: AbortSignal.timeout(100) });
  const reader = answer.body?.getReader();
  const read = async () => {
    // Far more than comes in the time: what does not end must not take the machine along.
    for (let chunks = 0; chunks < 20_000; chunks += 1) {
      if (chunks % 50 === 0) collect();
      await reader?.read();
    }
    return 'never ended';
  };
  await expect(read()).rejects.toThrow('timeout');
});

it('sends nothing for a signal that has aborted before', async () => {
  const sandbox = openSandbox(things);
  await expect(sandbox.fetch(url, { ...post, signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow(
    'no',
  );
  expect(sandbox.ledger.events.filter(({ kind }) => kind === 'request')).toEqual([]);
});

it('follows redirects, hands them over or fails, as the request says', async () => {
  const sandbox = openSandbox(things);
  sandbox.faults.redirect();
  const followed = await sandbox.fetch(url, post);
  expect(followed).toMatchObject({ status: 404, redirected: true, url: 'https://any.example/elsewhere' });
  sandbox.faults.redirect({ times: 2 });
  expect(await sandbox.fetch(url, { ...post, redirect: 'manual' })).toMatchObject({ status: 307, url });
  await expect(sandbox.fetch(url, { ...post, redirect: 'error' })).rejects.toMatchObject({
    cause: { message: 'unexpected redirect' },
  });
  const methods = sandbox.ledger.events.flatMap((event) => (event.kind === 'request' ? event.method : []));
  expect(methods).toEqual(['POST', 'POST', 'POST', 'POST']);
});

it('gives up a redirect that leads nowhere but to redirects, and asks with GET where the status says so', async () => {
  const sandbox = openSandbox(things);
  sandbox.faults.redirect({ status: 303, times: Number.POSITIVE_INFINITY });
  await expect(sandbox.fetch(url, post)).rejects.toMatchObject({
    cause: { message: 'redirect count exceeded' },
  });
  const methods = sandbox.ledger.events.flatMap((event) => (event.kind === 'request' ? event.method : []));
  expect(methods).toEqual(['POST', ...Array.from({ length: 20 }, () => 'GET')]);
});

it('has statuses above 599, also in a copy', async () => {
  const sandbox = openSandbox(things);
  sandbox.faults.respond(700);
  const answer = await sandbox.fetch(url, post);
  expect([answer.status, answer.ok, answer.clone().status]).toEqual([700, false, 700]);
  expect(await answer.json()).toMatchObject({ code: 'fault' });
});

it('refuses a status that no answer can have', () => {
  const { faults } = openSandbox(things);
  expect(() => faults.respond(100)).toThrow(/status.* is 100.*from 200 to 999/);
});

it('answers HEAD without a body', async () => {
  const sandbox = openSandbox(things);
  const answer = await sandbox.fetch(url, { method: 'HEAD', headers });
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});
