import { raceTime } from '../time/race-time.ts';
import type { AuthContext } from './auth-provider.ts';
import { cacheKey, type TokenCache } from './token-cache.ts';
import type { SharedToken, TokenShare, TokenSharing } from './token-share.ts';

const PATIENCE_MS = 2_000;
// A cache that is down must not cost each refresh its patience again.
const DOWN_MS = 30_000;
const TURN_LASTS_MS = 10_000;
const WAIT_FOR_TURN_MS = 5_000;
// `get` and `set` alone cannot decide who comes first. Who asks at the same time has written its name by then, and the
// last name stands.
const SETTLE_MS = 50;
const POLL_MS = 100;

/**
 * Lets a fleet share tokens through a cache: of the processes that find none, one fetches it and the others wait.
 *
 * @example
 * const signPt = createSignPt({ apiKey, apiSecret, tokenCache: shareTokens(redis) });
 */
export function shareTokens(cache: TokenCache): TokenSharing {
  return (identity, scope) => createTokenShare(cache, identity, scope);
}

function createTokenShare(cache: TokenCache, identity: string, scope: string): TokenShare {
  const me = crypto.randomUUID();
  let downUntil = Number.NEGATIVE_INFINITY;
  let warned = false;
  let myTurn = false;

  /** Uses the cache, unless it failed just now. `undefined` also when it fails. */
  const use = async <T>(context: AuthContext, step: () => T | Promise<T>): Promise<T | undefined> => {
    const { clock } = context;
    if (clock.monotonic() < downUntil) return undefined;
    try {
      const used = (async () => step())();
      return await raceTime(used, PATIENCE_MS, clock, () => new Error('no answer in time'));
    } catch {
      downUntil = clock.monotonic() + DOWN_MS;
      if (warned) return undefined;
      warned = true;
      context.warn({
        code: 'token-cache',
        message: 'the token cache failed or hangs; this process uses a token of its own. Check the cache',
      });
      return undefined;
    }
  };
  const keyOf = ({ origin }: AuthContext) => cacheKey(origin, identity, scope);
  const turnKeyOf = async (context: AuthContext) => `${await keyOf(context)}:turn`;

  const read = async (context: AuthContext, usable: (found: SharedToken) => boolean) => {
    const key = await keyOf(context);
    const found = parseShared(await use(context, () => cache.get(key)), context.clock.now());
    return found && usable(found) ? found : undefined;
  };

  const takeTurn = async (context: AuthContext): Promise<boolean> => {
    const { clock } = context;
    const key = await turnKeyOf(context);
    const holder = parseTurn(await use(context, () => cache.get(key)));
    if (holder && holder.process !== me && clock.now() < holder.until) return false;
    const turn = JSON.stringify({ process: me, until: clock.now() + TURN_LASTS_MS });
    await use(context, () => cache.set(key, turn, TURN_LASTS_MS));
    await clock.sleep(SETTLE_MS);
    myTurn = parseTurn(await use(context, () => cache.get(key)))?.process === me;
    return myTurn;
  };

  const share: TokenShare = {
    async find(context, usable) {
      const { clock } = context;
      const until = clock.monotonic() + WAIT_FOR_TURN_MS;
      const isDown = () => clock.monotonic() < downUntil;
      for (;;) {
        const found = await read(context, usable);
        if (found || isDown()) return found;
        if ((await takeTurn(context)) || isDown()) break;
        if (clock.monotonic() >= until) return undefined;
        await clock.sleep(POLL_MS);
      }
      // The one before may have published between our two looks.
      const found = await read(context, usable);
      if (found) await share.yield(context);
      return found;
    },
    async publish(context, fresh) {
      const key = await keyOf(context);
      const ttl = Math.max(1, Math.round(fresh.expiresAt - context.clock.now()));
      await use(context, () => cache.set(key, JSON.stringify(fresh), ttl));
      await share.yield(context);
    },
    async yield(context) {
      if (!myTurn) return;
      myTurn = false;
      const key = await turnKeyOf(context);
      await use(context, () => cache.delete(key));
    },
  };
  return share;
}

function parseShared(text: string | null | undefined, now: number): SharedToken | undefined {
  const { token, expiresAt, lifetime } = parseObject(text);
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  if (typeof expiresAt !== 'number' || !Number.isFinite(expiresAt)) return undefined;
  const isKnown = typeof lifetime === 'number' && lifetime > 0;
  return { token, expiresAt, lifetime: isKnown ? lifetime : expiresAt - now };
}

function parseTurn(text: string | null | undefined): { process: string; until: number } | undefined {
  const { process, until } = parseObject(text);
  return typeof process === 'string' && typeof until === 'number' ? { process, until } : undefined;
}

/** Somebody else's entry, or a cut one, is as good as none. */
function parseObject(text: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    return (text ? (JSON.parse(text) as Readonly<Record<string, unknown>> | null) : undefined) ?? {};
  } catch {
    return {};
  }
}
