import { setupServer } from 'msw/node';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Vendor } from '../src/core/contracts.ts';
import { createSandbox } from '../src/index.ts';
import { sandboxHandlers } from '../src/msw.ts';
import { VENDORS } from '../src/vendors.ts';
import { things } from './core/things.ts';

const sandbox = createSandbox(things);
const own = 'https://proxy.example/things-of-ours/';
const server = setupServer(...sandboxHandlers(sandbox, { baseUrl: own }));
server.listen({ onUnhandledFrame: 'error' });
afterEach(() => sandbox.restore());

const create = (base: string) =>
  fetch(`${base.replace(/\/$/, '')}/things`, {
    method: 'POST',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': base },
    body: JSON.stringify({ name: 'one' }),
  });

test.each(['https://things.example/api/v1', sandbox.options.baseUrl, own])(
  'answers %s from the sandbox',
  async (base) => {
    expect((await create(base)).status).toBe(201);
    expect(sandbox.ledger.of('createThing')).toHaveLength(1);
  },
);

test('a lost answer is a network error, and done', async () => {
  using _ = sandbox.faults.loseAnswer();
  await expect(create('https://things.example/api/v1')).rejects.toThrow(TypeError);
  expect(sandbox.ledger.of('createThing')).toHaveLength(1);
});

test('a bug of the sandbox is no network error', async () => {
  const broken = createSandbox(things, {
    faultFor: () => {
      throw new TypeError('this is a bug');
    },
  });
  server.use(...sandboxHandlers(broken));
  // MSW tells of it, too.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    server.resetHandlers();
    said.mockRestore();
  });
  const answer = await create('https://things.example/api/v1');
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('this is a bug')]);
  expect(said.mock.calls.map(String).join()).toContain('this is a bug');
});

test('an address without a host is refused', () => {
  expect(() => sandboxHandlers(sandbox, { baseUrl: '/api' })).toThrow('`baseUrl` is "/api"');
});

test.each([
  ['fiskaly/sign-pt', ['https://test.api.fiskaly.com', 'https://live.api.fiskaly.com']],
  ['fiskaly/unified', ['https://test.api.fiskaly.com', 'https://live.api.fiskaly.com']],
  ['fiskaly/management', ['https://dashboard.fiskaly.com/api/v0']],
  ['masstack/billing', ['https://billing.masstack.com/v1', 'https://billing.sta.masstack.com/v1']],
  ['keyline', ['https://app.keyline-mis.com/api/v2']],
  ['space-invoices', ['https://api.spaceinvoices.com/v1', 'https://api-test.spaceinvoices.com/v1']],
])('%s is answered at its own addresses, and nobody else is', async (id, addresses) => {
  const vendor = (await VENDORS[id]?.()) as Vendor;
  const handlers = sandboxHandlers(createSandbox(vendor));
  const matched = async (url: string) => {
    const request = new Request(url, { method: 'POST', body: '{}' });
    const found = await Promise.all(handlers.map((one) => one.test({ request })));
    return found.filter(Boolean).length;
  };
  for (const address of addresses) {
    expect(await matched(`${address}/some/path`), address).toBe(1);
    expect(await matched(`https://somebody.example${new URL(`${address}/some/path`).pathname}`)).toBe(0);
  }
});
