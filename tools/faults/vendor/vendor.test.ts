import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_FAULTS } from '../faults/all-faults.ts';
import { openVendor, type Vendor } from './vendor.ts';

let vendor: Vendor;
let authorization: string;
let count = 0;

beforeAll(async () => {
  vendor = await openVendor({ speed: 1_000, tokenLifetimeMs: 86_400_000 });
  const answer = await fetch(`${vendor.url}/forgets-errors/tokens`, {
    method: 'POST',
    body: JSON.stringify({ content: { key: 'k', secret: 's' } }),
  });
  const { content } = (await answer.json()) as { content: { authentication: { bearer: string } } };
  authorization = `Bearer ${content.authentication.bearer}`;
});

afterAll(() => vendor.stop());

/** Creates a thing while the vendor plays a fault; says what a bare fetch saw, and what was really done. */
async function createWith(fault: string) {
  count += 1;
  const reference = `thing-${count}`;
  const seen = await fetch(`${vendor.url}/forgets-errors/keyed/things`, {
    method: 'POST',
    body: JSON.stringify({ reference }),
    headers: { authorization, 'x-idempotency-key': reference, 'x-call': reference, 'x-fault': fault },
    redirect: 'manual',
    signal: AbortSignal.timeout(300),
  }).then(
    async (answer) => {
      const text = await answer.text().catch((error: Error) => error.name);
      return `${answer.status} ${text.slice(0, 40)}`;
    },
    (error: Error) => error.name,
  );
  const { done, requests } = vendor.ledger();
  return { seen, done: done[reference] ?? 0, requests: requests[reference] };
}

describe('a fault at arrival leaves nothing done, one at delivery leaves it done', () => {
  it.each([
    ['reset before the headers, arrival', /^TypeError/, 0],
    ['reset in the body, delivery', /^(200 )?TypeError/, 1],
    ['stall before the headers, arrival', /^TimeoutError/, 0],
    ['stall in the body, delivery', /^200 TimeoutError/, 1],
    ['504, arrival', /^504 /, 0],
    ['504, delivery', /^504 /, 1],
    ['500, inside', /^500 /, 0],
    ['redirect 307, arrival', /^307 /, 0],
    ['HTML, arrival', /^200 <html>/, 0],
    ['invalid JSON, delivery', /^200 \{.*[^}]$/, 1],
    ['two content lengths, delivery', /^TypeError/, 1],
    ['huge headers, delivery', /^TypeError/, 1],
    ['HTML 404, arrival', /^404 <html>/, 0],
    ['HTML 404, delivery', /^404 <html>/, 1],
    ['empty 404, delivery', /^404 $/, 1],
    ['foreign JSON 404, arrival', /^404 \{"message"/, 0],
    ["HTML 503 over the vendor's headers, delivery", /^503 <html>/, 1],
    ['an empty body, delivery', /^200 $/, 1],
    ['an end after the headers, arrival', /^200 $/, 0],
    // Its end comes too early, which fetch does not see.
    ['gzip cut in its head, delivery', /^200 $/, 1],
    ['empty 204, delivery', /^204 $/, 1],
    ['redirect 304, delivery', /^304 $/, 1],
    ['999, delivery', /^999 \{/, 1],
    ['700 that stalls, arrival', /^700 TimeoutError/, 0],
    ['a reason phrase beyond Latin-1, delivery', /^200 \{.*\}$/, 1],
  ])('%s', async (fault, seen, done) => {
    expect(await createWith(fault)).toEqual({ seen: expect.stringMatching(seen), done, requests: 1 });
  });
});

it('carries a request out once that a proxy sends twice, and answers the second copy with 409', async () => {
  const fault = 'repeated by a proxy, arrival';
  expect(await createWith(fault)).toEqual({ seen: expect.stringMatching(/^409 /), done: 1, requests: 1 });
});

it('writes a date as asctime did, without a zone', async () => {
  const answer = await fetch(`${vendor.url}/forgets-errors/plain/things/x`, {
    headers: { 'x-fault': '429 with Retry-After in asctime, arrival' },
  });
  const asked = answer.headers.get('retry-after') ?? '';
  expect(asked).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/);
  expect(Date.parse(`${asked} GMT`) - Date.parse(answer.headers.get('date') ?? '')).toBe(2_000);
});

it('carries a delayed request out when nobody waits any more', async () => {
  await createWith('delayed request, arrival');
  await expect.poll(() => vendor.ledger().done[`thing-${count}`], { timeout: 5_000 }).toBe(1);
});

it('refuses the token that a request has revoked, and nothing is done', async () => {
  const before = authorization;
  expect(await createWith('revoked token, arrival')).toMatchObject({
    seen: expect.stringMatching(/^401/),
    done: 0,
  });
  const answer = await fetch(`${vendor.url}/forgets-errors/lists/offset`, {
    headers: { authorization: before },
  });
  expect(answer.status).toBe(401);
});

it('has a name of its own for every fault', () => {
  expect(new Set(ALL_FAULTS.map(({ name }) => name)).size).toBe(ALL_FAULTS.length);
});
