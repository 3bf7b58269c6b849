import { expect, it } from 'vitest';
import { createTokenIssuer } from './token-issuer.ts';

const body = JSON.stringify({ content: { type: 'API_KEY', key: 'k', secret: 's' } });
const bearerOf = (answer: { body?: unknown }) =>
  `Bearer ${(answer.body as { content: { authentication: { bearer: string } } }).content.authentication.bearer}`;

it('accepts what it issued until it expires, in its own time', () => {
  let now = 0;
  const issuer = createTokenIssuer({ lifetimeMs: 600_000, speed: 100, now: () => now });
  const header = bearerOf(issuer.issue(body));
  expect(issuer.accepts(header)).toBe(true);
  now = 6_000;
  expect(issuer.accepts(header)).toBe(false);
});

it('refuses what it revoked, what it never issued, and nothing at all', () => {
  const issuer = createTokenIssuer({ lifetimeMs: 600_000, speed: 1 });
  const header = bearerOf(issuer.issue(body));
  issuer.revoke(header);
  for (const one of [header, 'Bearer made-up', undefined]) expect(issuer.accepts(one)).toBe(false);
});

it('counts what it issued for each key, and issues nothing for half a credential', () => {
  const issuer = createTokenIssuer({ lifetimeMs: 600_000, speed: 1 });
  issuer.issue(body);
  issuer.issue(body);
  expect(issuer.issue('{"content":{"key":"k"}}').status).toBe(400);
  expect(issuer.issued).toEqual(new Map([['k', 2]]));
});
