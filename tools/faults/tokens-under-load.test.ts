import { afterEach, expect, it } from 'vitest';
import { followScript, scriptedFetch } from './client/script.ts';
import { LISTS, lookAtThing } from './client/things-api.ts';
import { createThingsClient } from './client/vendor-client.ts';
import { LIST_ITEMS } from './vendor/service/pages.ts';
import { readingNamed } from './vendor/service/reading.ts';
import { type StartedVendor, startVendor } from './vendor/start-vendor.ts';

let vendor: StartedVendor | undefined;

afterEach(async () => {
  await vendor?.stop();
  vendor = undefined;
});

async function open(identity: string) {
  vendor = await startVendor();
  const client = createThingsClient({
    url: vendor.url,
    reading: readingNamed('forgets-errors'),
    identity,
    sending: { fetch: scriptedFetch({ send: fetch, dead: 'http://127.0.0.1:1/' }) },
    speed: 1,
  });
  const call = () => lookAtThing({ client, path: { reference: 'thing' } });
  return { vendor, client, call };
}

it('fetches one token for 1,000 calls at once on a cold client', async () => {
  const { vendor, call } = await open('cold');
  await Promise.all(Array.from({ length: 1_000 }, call));
  expect((await vendor.ledger()).tokens).toEqual({ cold: 1 });
}, 60_000);

it('fetches one more when the token is revoked under load, and no call fails', async () => {
  const { vendor, call } = await open('revoked');
  await call();
  const revoking = { call: 'revoking', nextFault: oneTime('revoked token, arrival') };
  const calls = Array.from({ length: 500 }, (_, index) =>
    index === 250 ? followScript(revoking, call) : call(),
  );
  await Promise.all(calls);
  expect((await vendor.ledger()).tokens).toEqual({ revoked: 2 });
}, 60_000);

it.each(LISTS)(
  'reads every page of a list in the style $style through a fault on its second page',
  async ({ list }) => {
    const { client } = await open('lists');
    let request = 0;
    const nextFault = () => {
      request += 1;
      return request === 2 ? 'invalid JSON, delivery' : undefined;
    };
    const items = await followScript({ call: 'list', nextFault }, () =>
      list({ client, validation: { request: 'loose' }, retry: { baseDelay: 1 } }).toArray({ limit: 100 }),
    );
    expect(items).toEqual(LIST_ITEMS);
    expect(request).toBe(6);
  },
);

function oneTime(fault: string): () => string | undefined {
  let left = true;
  return () => {
    const now = left ? fault : undefined;
    left = false;
    return now;
  };
}
