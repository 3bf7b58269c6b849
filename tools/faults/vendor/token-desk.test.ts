import { expect, it } from 'vitest';
import { createTokenDesk } from './token-desk.ts';

const body = JSON.stringify({ content: { type: 'API_KEY', key: 'k', secret: 's' } });
const bearerOf = (answer: { body?: unknown }) =>
  `Bearer ${(answer.body as { content: { authentication: { bearer: string } } }).content.authentication.bearer}`;

it('accepts what it issued until it expires, in its own time', () => {
  let now = 0;
  const desk = createTokenDesk({ lifetimeMs: 600_000, speed: 100, now: () => now });
  const header = bearerOf(desk.issue(body));
  expect(desk.accepts(header)).toBe(true);
  now = 6_000;
  expect(desk.accepts(header)).toBe(false);
});

it('refuses what it revoked, what it never issued, and nothing at all', () => {
  const desk = createTokenDesk({ lifetimeMs: 600_000, speed: 1 });
  const header = bearerOf(desk.issue(body));
  desk.revoke(header);
  for (const one of [header, 'Bearer made-up', undefined]) expect(desk.accepts(one)).toBe(false);
});

it('counts what it issued for each key, and issues nothing for half a credential', () => {
  const desk = createTokenDesk({ lifetimeMs: 600_000, speed: 1 });
  desk.issue(body);
  desk.issue(body);
  expect(desk.issue('{"content":{"key":"k"}}').status).toBe(400);
  expect(desk.issued).toEqual(new Map([['k', 2]]));
});
