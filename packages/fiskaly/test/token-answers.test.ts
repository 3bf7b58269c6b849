import { describe, expect, it } from 'vitest';
import { createManagement } from '../src/management.ts';
import { createSignPt } from '../src/sign-pt.ts';
import { createUnified } from '../src/unified.ts';
import { type Answer, fakeService } from './fake-service.ts';

const retry = { baseDelay: 1, maxDelay: 2 };

/** One call of each client, whose token service answers as told. */
function calls(token: () => Answer) {
  const service = fakeService(({ path }) =>
    path === '/tokens' || path.endsWith('/auth') ? token() : { body: { results: [], data: [] } },
  );
  const codes: string[] = [];
  const hooks = { onWarning: ({ code }: { code: string }) => void codes.push(code) };
  const options = { apiKey: 'key-1', apiSecret: 'secret-1', fetch: service.fetch, retry, hooks };
  return {
    service,
    codes,
    'sign-pt': () => createSignPt(options).records.list(),
    unified: () => createUnified(options).records.list(),
    management: () => createManagement(options).organizations.list(),
  };
}

describe.each(['sign-pt', 'unified', 'management'] as const)('a token answer for %s', (api) => {
  it.each([
    ['{}', {}],
    ['null', null],
    ['a text', 'soon'],
    ['content without a token', { content: {} }],
    ['content that is null', { content: null }],
    ['a token that is no text', { content: { authentication: { bearer: 7 } }, access_token: 7 }],
  ])('of %s is told in words, with what to do', async (_, body) => {
    const { service, [api]: call } = calls(() => ({ body }));
    const error: unknown = await call().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'TokenError', outcomeKnown: true, attempts: 0 });
    expect(String(error)).toContain(`[fiskaly/${api}] the token exchange brought`);
    expect(String(error)).toContain('Look at what the token service answers');
    expect(String(error)).not.toMatch(/Cannot read|secret-1/);
    expect(service.seen).toHaveLength(1);
  });

  it('that does not say how long it lasts is used, with a warning', async () => {
    const body = { content: { authentication: { bearer: 'jwt-1' } }, access_token: 'jwt-1' };
    const { service, codes, [api]: call } = calls(() => ({ body }));
    await call();
    expect(service.seen.at(-1)?.headers.get('authorization')).toBe('Bearer jwt-1');
    expect(codes).toContain('token-lifetime');
    expect(codes).not.toContain('clock-skew');
  });
});

it('of SIGN PT without `issued_at` counts from when it was asked for, and blames no clock', async () => {
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  const body = { content: { authentication: { bearer: 'jwt-1', expires_at } } };
  const { codes, 'sign-pt': call } = calls(() => ({ body }));
  await call();
  expect(codes).not.toContain('clock-skew');
  expect(codes).not.toContain('token-lifetime');
});
