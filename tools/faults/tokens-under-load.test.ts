import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followScript, scriptedFetch } from './client/script.ts';
import { LISTS, lookAtThing } from './client/things-api.ts';
import { createThingsClient } from './client/vendor-client.ts';
import { readingNamed } from './vendor/reading.ts';
import { type StartedVendor, startVendor } from './vendor/start-vendor.ts';
import { LIST_ITEMS } from './vendor/things/list-items.ts';

const SPEED = 5;

let vendor: StartedVendor;

beforeAll(async () => {
  vendor = await startVendor({ speed: SPEED });
});

afterAll(() => vendor.stop());

/** A client of its own: the vendor counts tokens by identity. */
function open(identity: string, nextTokenFault?: () => string | undefined) {
  const client = createThingsClient({
    vendor,
    reading: readingNamed('forgets-errors'),
    identity,
    sending: { fetch: scriptedFetch({ send: fetch, dead: 'http://127.0.0.1:1/', nextTokenFault }) },
    speed: SPEED,
  });
  const call = () => lookAtThing({ client, path: { reference: 'thing' } });
  const tokens = async () => (await vendor.ledger()).tokens[identity];
  return { client, call, tokens };
}

it('fetches one token for 1,000 calls at once on a cold client', async () => {
  const { call, tokens } = open('cold');
  await Promise.all(Array.from({ length: 1_000 }, call));
  expect(await tokens()).toBe(1);
}, 60_000);

it('fetches one more when the token is revoked under load, and no call fails', async () => {
  const { call, tokens } = open('revoked');
  await call();
  const revoking = { call: 'revoking', nextFault: oneTime('revoked token, arrival') };
  const calls = Array.from({ length: 500 }, (_, index) =>
    index === 250 ? followScript(revoking, call) : call(),
  );
  await Promise.all(calls);
  expect(await tokens()).toBe(2);
}, 60_000);

describe('a token service that fails once keeps no call from its token', () => {
  it.each([
    ['refuse, connect', 1],
    ['getaddrinfo ENOTFOUND, connect', 1],
    ['reset before the headers, arrival', 1],
    ['503, arrival', 1],
    ['HTML 503, arrival', 1],
    ['HTML, arrival', 1],
    ['an empty body, arrival', 1],
    ['empty 204, arrival', 1],
    ['429 with Retry-After "soon", arrival', 1],
    // The token that got lost on its way was issued.
    ['reset in the body, delivery', 2],
    ['read ENETDOWN, delivery', 2],
    ['gzip cut in its head, delivery', 2],
    ['a reason phrase beyond Latin-1, delivery', 1],
  ])('%s', async (fault, issued) => {
    const { call, tokens } = open(`once ${fault}`, oneTime(fault));
    await Promise.all(Array.from({ length: 50 }, call));
    expect(await tokens()).toBe(issued);
  });
});

const UNREADABLE_PAGES = [
  'invalid JSON, delivery',
  'an empty body, delivery',
  'an end after the headers, arrival',
  'gzip cut in its head, delivery',
  'empty 204, delivery',
  'empty 205, delivery',
];

it.each(LISTS.flatMap((one) => UNREADABLE_PAGES.map((fault) => ({ ...one, fault }))))(
  'reads every page of a list in the style $style through [$fault] on its second page',
  async ({ list, fault }) => {
    const { client } = open('lists');
    let request = 0;
    const nextFault = () => {
      request += 1;
      return request === 2 ? fault : undefined;
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
