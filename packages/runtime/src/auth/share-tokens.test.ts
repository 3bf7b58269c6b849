import { describe, expect, it } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { acme } from '../testing/test-api.ts';
import { type Clock, systemClock } from '../time/clock.ts';
import type { AuthContext } from './auth-provider.ts';
import { shareTokens } from './share-tokens.ts';
import type { TokenCache } from './token-cache.ts';
import type { SharedToken } from './token-share.ts';

const HOUR = 3_600_000;
const always = () => true;

/** What a process brings along; its warnings are kept. */
function process<C extends Clock>(clock: C) {
  const warnings: string[] = [];
  const context = {
    api: acme,
    origin: 'https://test.acme.example',
    clock,
    deadline: 120_000,
    warn: ({ code }: { code: string }) => warnings.push(code),
  } as unknown as AuthContext;
  return { context, clock, warnings };
}

const freshAt = (now: number, token = 'token-1'): SharedToken => ({
  token,
  expiresAt: now + HOUR,
  lifetime: HOUR,
});

describe('a token share', () => {
  it('lets one of the processes that find no token through, and the others have its token', async () => {
    const kept = new Map<string, string>();
    // Every question takes its time, so that all of them have been told that it is nobody's turn.
    const far = async <T>(step: () => T) => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      return step();
    };
    const cache: TokenCache = {
      get: (key) => far(() => kept.get(key)),
      set: (key, value) => far(() => kept.set(key, value)),
      delete: (key) => far(() => kept.delete(key)),
    };
    const clock = systemClock;
    let fetched = 0;
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { context } = process(clock);
        const share = shareTokens(cache)('key-1', '');
        const found = await share.find(context, always);
        if (found) return found.token;
        fetched++;
        const fresh = freshAt(clock.now());
        await share.publish(context, fresh);
        return fresh.token;
      }),
    );
    expect(fetched).toBe(1);
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect([...kept.keys()].filter((key) => key.endsWith(':turn'))).toEqual([]);
  });

  it('goes on without a process that took its turn and is no more', async () => {
    const cache = new Map<string, string>();
    const clock = fakeClock();
    expect(await shareTokens(cache)('key-1', '').find(process(clock).context, always)).toBeUndefined();
    const before = clock.monotonic();
    expect(await shareTokens(cache)('key-1', '').find(process(clock).context, always)).toBeUndefined();
    expect(clock.monotonic() - before).toBeLessThanOrEqual(5_200);
  });

  it('hands the turn on at once when a fetch fails', async () => {
    const cache = new Map<string, string>();
    const clock = fakeClock();
    const first = shareTokens(cache)('key-1', '');
    const { context } = process(clock);
    await first.find(context, always);
    await first.yield(context);
    const before = clock.monotonic();
    expect(await shareTokens(cache)('key-1', '').find(process(clock).context, always)).toBeUndefined();
    expect(clock.monotonic() - before).toBeLessThan(200);
  });

  it('passes over a token that is not usable, and shows its whole life', async () => {
    const cache = new Map<string, string>();
    const { context, clock } = process(fakeClock());
    const share = shareTokens(cache)('key-1', '');
    await share.publish(context, freshAt(clock.now()));
    clock.advance(HOUR - 1_000);
    expect(await share.find(context, always)).toMatchObject({ token: 'token-1', lifetime: HOUR });
    expect(await share.find(context, () => false)).toBeUndefined();
  });

  it('asks a cache that failed no more for half a minute, and warns once', async () => {
    let asked = 0;
    const fail = () => {
      asked++;
      throw new Error('down');
    };
    const cache: TokenCache = { get: fail, set: fail, delete: fail };
    const { context, clock, warnings } = process(fakeClock());
    const share = shareTokens(cache)('key-1', '');
    expect(await share.find(context, always)).toBeUndefined();
    await share.publish(context, freshAt(clock.now()));
    expect(asked).toBe(1);
    clock.advance(30_000);
    await share.find(context, always);
    expect(asked).toBe(2);
    expect(warnings).toEqual(['token-cache']);
  });
});
