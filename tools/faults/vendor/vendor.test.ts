import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_FAULTS, faultNamed } from '../faults/all-faults.ts';
import { CALL_HEADER, FAULT_HEADER } from './headers.ts';
import { mountOf, READINGS, readingNamed } from './reading.ts';
import { openVendor, type Vendor } from './vendor.ts';

const reading = readingNamed('forgets-errors');
let vendor: Vendor;
let url: string;
let authorization: string;
let count = 0;

beforeAll(async () => {
  vendor = await openVendor({ speed: 1_000, tokenLifetimeMs: 86_400_000 });
  url = `${vendor.url}/${mountOf('things', reading)}`;
  authorization = await issueToken(url);
});

afterAll(() => vendor.stop());

async function issueToken(at: string, key = 'k'): Promise<string> {
  const answer = await fetch(`${at}/tokens`, {
    method: 'POST',
    body: JSON.stringify({ content: { key, secret: 's' } }),
    headers: { 'content-type': 'application/json' },
  });
  const { content } = (await answer.json()) as { content: { authentication: { bearer: string } } };
  return `Bearer ${content.authentication.bearer}`;
}

/** Creates a thing while the vendor plays a fault; says what a bare fetch saw, and what was really done. */
async function createWith(fault: string) {
  count += 1;
  const reference = `thing-${count}`;
  const leaving = new AbortController();
  // Who leaves by the clock leaves too early on a busy machine: only what has stalled for certain is left.
  const leave = () => setTimeout(() => leaving.abort(), 50);
  const { act } = faultNamed(fault);
  const stalls = act.does === 'stall' || (act.does === 'answer' && act.stalls === true);
  if (act.does === 'delay' || (act.does === 'stall' && act.moment === 'before the headers')) leave();
  const seen = await fetch(`${url}/keyed/things`, {
    method: 'POST',
    body: JSON.stringify({ reference }),
    headers: {
      ...{ authorization, 'content-type': 'application/json', 'x-idempotency-key': crypto.randomUUID() },
      ...{ [CALL_HEADER]: reference, [FAULT_HEADER]: fault },
    },
    redirect: 'manual',
    signal: leaving.signal,
  }).then(
    async (answer) => {
      if (stalls) leave();
      const text = await answer.text().catch((error: Error) => error.name);
      return `${answer.status} ${text.slice(0, 40)}`;
    },
    (error: Error) => error.name,
  );
  // A vendor that nobody listens to does its work in its own time.
  await expect.poll(() => vendor.ledger().requests[reference]).toBe(1);
  return { seen, done: vendor.ledger().done[reference] ?? 0 };
}

describe('a fault at arrival leaves nothing done, one at delivery leaves it done', () => {
  it.each([
    ['reset before the headers, arrival', /^TypeError/, 0],
    ['reset in the body, delivery', /^(200 )?TypeError/, 1],
    ['stall before the headers, arrival', /^AbortError/, 0],
    ['stall in the body, delivery', /^200 AbortError/, 1],
    ['504, arrival', /^504 /, 0],
    ['504, delivery', /^504 /, 1],
    ['500, inside', /^500 /, 0],
    ['redirect 307, arrival', /^307 /, 0],
    ['HTML, arrival', /^200 <html>/, 0],
    ['invalid JSON, delivery', /^200 \{.*[^}]$/, 1],
    ['two content lengths, delivery', /^TypeError/, 1],
    ['huge headers, delivery', /^TypeError/, 1],
    ['HTML 404, delivery', /^404 <html>/, 1],
    ['empty 404, delivery', /^404 $/, 1],
    ['foreign JSON 404, arrival', /^404 \{"title"/, 0],
    ["HTML 503 over the vendor's headers, delivery", /^503 <html>/, 1],
    ['an end after the headers, arrival', /^200 $/, 0],
    // Its end comes too early, which fetch does not see.
    ['gzip cut in its head, delivery', /^200 $/, 1],
    ['empty 204, delivery', /^204 $/, 1],
    ['999, delivery', /^999 \{/, 1],
    ['700 that stalls, arrival', /^700 AbortError/, 0],
    ['a reason phrase beyond Latin-1, delivery', /^200 \{.*\}$/, 1],
    ['repeated by a proxy, arrival', /^409 /, 1],
    ['revoked token, arrival', /^401 /, 0],
  ])('%s', async (fault, seen, done) => {
    expect(await createWith(fault)).toEqual({ seen: expect.stringMatching(seen), done });
    if (fault.startsWith('revoked')) authorization = await issueToken(url);
  });
});

it('carries a delayed request out when nobody waits any more', async () => {
  await createWith('delayed request, arrival');
  await expect.poll(() => vendor.ledger().done[`thing-${count}`], { timeout: 60_000 }).toBe(1);
});

it('plays each reading on a sandbox of its own, and counts for all of them together', async () => {
  const at = READINGS.map((one) => `${vendor.url}/${mountOf('things', one)}`);
  const tokens = await Promise.all(at.map((one) => issueToken(one, 'each')));
  expect(vendor.ledger().tokens).toMatchObject({ each: 4 });
  const statuses = await Promise.all(
    at.map(async (one) => {
      const answer = await fetch(`${one}/lists/offset`, { headers: { authorization: tokens[0] ?? '' } });
      return answer.status;
    }),
  );
  expect(statuses).toEqual([200, 401, 401, 401]);
});

it('has a merchant of its own in each reading', () => {
  const merchants = Object.values(vendor.merchants);
  expect(merchants).toHaveLength(READINGS.length);
  for (const name of ['apiKey', 'apiSecret', 'location'] as const)
    expect(new Set(merchants.map((one) => one[name])).size).toBe(READINGS.length);
});

it('refuses a token that has lived its time, by its own clock', async () => {
  const shortLived = await openVendor({ speed: 1_000, tokenLifetimeMs: 10_000 });
  const at = `${shortLived.url}/${mountOf('things', reading)}`;
  const token = await issueToken(at);
  const status = async () =>
    (await fetch(`${at}/lists/offset`, { headers: { authorization: token } })).status;
  await expect.poll(status).toBe(401);
  await shortLived.stop();
});

it('has a name of its own for every fault', () => {
  expect(new Set(ALL_FAULTS.map(({ name }) => name)).size).toBe(ALL_FAULTS.length);
});
