import { isApiError } from '../errors/api-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { TimeoutError } from '../errors/transport-errors.ts';
import { raceTime } from '../race.ts';
import type { AuthContext, AuthProvider } from './auth-provider.ts';
import { checkToken } from './check-token.ts';
import { cacheKey, type TokenCache } from './token-cache.ts';

/** What an exchange brings back. Times are milliseconds since 1970, by the server's clock. */
export interface ExchangedToken {
  readonly token: string;
  readonly expiresAt: number;
  /** Given, the lifetime counts from when the token was asked for, and a wrong local clock does no harm. */
  readonly issuedAt?: number;
  /** Whatever the next exchange needs to refresh. Kept in this process only. */
  readonly refresh?: unknown;
}

/** What an exchange is given. */
export interface ExchangeContext extends AuthContext {
  /** The last token, when it carries something to refresh with. A refused refresh is followed by a full exchange. */
  readonly previous?: ExchangedToken;
}

/** Options of {@link tokenExchange}. */
export interface TokenExchangeOptions {
  /** Who asks: an id, never a secret. Tokens are shared by it. */
  readonly identity: string;
  /** What it asks for, where one identity has tokens of several scopes. */
  readonly scope?: string;
  /** The options that hold the credentials, by name: checked when a client is made, named in messages, never shown. */
  readonly credentials?: Readonly<Record<string, unknown>>;
  /** Fetches a token; `send` performs an operation of the API without one. */
  readonly exchange: (context: ExchangeContext) => Promise<ExchangedToken>;
  /** Default: none, one token for each process. */
  readonly cache?: TokenCache | undefined;
  /** A token is replaced so many milliseconds before it expires. Default: 60,000, at most half its life. */
  readonly margin?: number;
  /** Default: `Bearer`; `''` sends the token alone. */
  readonly scheme?: string;
}

interface Held {
  readonly token: string;
  // Either clock can be wrong: one is set by hand, the other sleeps with the machine. The earlier one counts.
  readonly untilMonotonic: number;
  readonly untilWall: number;
}

const REFRESH_PAUSE_MS = 60_000;
// A wrong key does not become right within seconds; without a pause a busy client would hammer the token service.
const REFUSAL_PAUSE_MS = 5_000;
const CACHE_PATIENCE_MS = 2_000;
// Used when the server's clock says that a new token is old: a 401 will tell if it really is.
const LEAST_LIFETIME_MS = 60_000;

/**
 * Exchanges credentials for a token that expires. Acts per attempt: one exchange in flight however many callers wait;
 * callers may abort, the exchange goes on. After a 401 the token is fetched anew, at most once a minute.
 *
 * @example
 * const auth = tokenExchange({
 *   identity: apiKey,
 *   exchange: async ({ send }) => {
 *     const { data } = await send(createToken, { body: { key: apiKey, secret: apiSecret } });
 *     return { token: data.token, expiresAt: Date.parse(data.expires_at) };
 *   },
 * });
 */
export function tokenExchange(options: TokenExchangeOptions): AuthProvider {
  const { identity, scope = '', exchange, cache, margin = 60_000, scheme = 'Bearer' } = options;
  const prefix = scheme === '' ? '' : `${scheme} `;
  let held: Held | undefined;
  let last: ExchangedToken | undefined;
  let refused: string | undefined;
  let inFlight: Promise<Held> | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let warnedOfCache = false;
  let refusal: { readonly error: unknown; readonly until: number } | undefined;

  const usable = (candidate: Held | undefined, { clock }: AuthContext): candidate is Held =>
    candidate !== undefined &&
    clock.monotonic() < candidate.untilMonotonic &&
    clock.now() < candidate.untilWall;

  const hold = (
    token: string,
    lifetime: number,
    context: AuthContext,
    askedAt: number,
    askedAtWall: number,
  ): Held => {
    const life = lifetime - Math.min(margin, lifetime / 2);
    return {
      token: checkToken(token, context.api, undefined),
      untilMonotonic: askedAt + life,
      untilWall: askedAtWall + life,
    };
  };

  const tryCache = async <T>(context: AuthContext, use: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      const used = (async () => use())();
      return await raceTime(used, CACHE_PATIENCE_MS, context.clock, () => new Error('no answer in time'));
    } catch {
      if (warnedOfCache) return undefined;
      warnedOfCache = true;
      context.warn({
        code: 'token-cache',
        message: 'the token cache failed or hangs; this process uses a token of its own. Check the cache',
      });
      return undefined;
    }
  };

  const fromCache = async (context: AuthContext): Promise<Held | undefined> => {
    if (!cache) return undefined;
    const key = await cacheKey(context.origin, identity, scope);
    const text = await tryCache(context, () => cache.get(key));
    const entry = text ? parseEntry(text) : undefined;
    if (!entry) return undefined;
    if (entry.token === refused) {
      await tryCache(context, () => cache.delete(key));
      return undefined;
    }
    const { clock } = context;
    const found = hold(entry.token, entry.expiresAt - clock.now(), context, clock.monotonic(), clock.now());
    return usable(found, context) ? found : undefined;
  };

  const toCache = async (context: AuthContext, token: string, lifetime: number): Promise<void> => {
    if (!cache) return;
    const key = await cacheKey(context.origin, identity, scope);
    const entry = JSON.stringify({ token, expiresAt: context.clock.now() + lifetime });
    await tryCache(context, () => cache.set(key, entry, Math.max(1, Math.round(lifetime))));
  };

  const obtain = async (context: AuthContext): Promise<ExchangedToken> => {
    if (last?.refresh !== undefined) {
      try {
        return await exchange({ ...context, previous: last });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        last = undefined;
      }
    }
    return exchange(context);
  };

  const fetchToken = async (context: AuthContext): Promise<Held> => {
    const { clock } = context;
    const cached = await fromCache(context);
    if (cached) return cached;
    const askedAt = clock.monotonic();
    const askedAtWall = clock.now();
    const fresh = await raceTime(
      obtain(context),
      context.deadline,
      clock,
      () =>
        new TimeoutError(`[${context.api.id}] the token exchange took longer than ${context.deadline} ms`),
    );
    let lifetime = fresh.expiresAt - (fresh.issuedAt ?? askedAtWall);
    if (!(lifetime > 0)) {
      lifetime = LEAST_LIFETIME_MS;
      context.warn({
        code: 'clock-skew',
        message:
          'a token that was just issued says that it is expired already. Check the clock of this machine',
      });
    }
    const next = hold(fresh.token, lifetime, context, askedAt, askedAtWall);
    last = fresh;
    await toCache(context, next.token, lifetime);
    return next;
  };

  const singleFlight = (context: AuthContext): Promise<Held> => {
    inFlight ??= fetchToken(context)
      .then((next) => {
        held = next;
        refused = undefined;
        return next;
      })
      .catch((error: unknown) => {
        if (isRefusal(error)) refusal = { error, until: context.clock.monotonic() + REFUSAL_PAUSE_MS };
        throw error;
      })
      .finally(() => {
        inFlight = undefined;
      });
    return inFlight;
  };

  return {
    check({ id }) {
      for (const [option, value] of Object.entries(options.credentials ?? {})) {
        if (typeof value === 'string' && value.trim() !== '') continue;
        throw new ConfigurationError(`[${id}] \`${option}\` is missing: give a non-empty string`);
      }
    },
    async authorize(context) {
      if (usable(held, context)) return { header: prefix + held.token };
      if (refusal && context.clock.monotonic() < refusal.until) throw refusal.error;
      const { token } = await singleFlight(context);
      return { header: prefix + token };
    },
    async invalidate({ header }, context) {
      const token = header.slice(prefix.length);
      // Somebody else was refused first, and a newer token is here or on its way.
      if (token === refused || held?.token !== token) return true;
      const now = context.clock.monotonic();
      if (now - refreshedAt < REFRESH_PAUSE_MS) return false;
      refreshedAt = now;
      refused = token;
      held = undefined;
      return true;
    },
  };
}

// 400 and 422 count: services answer wrong credentials with them, too.
function isRefusal(error: unknown): boolean {
  return isApiError(error) && [400, 401, 403, 422].includes(error.status);
}

function parseEntry(text: string): { token: string; expiresAt: number } | undefined {
  try {
    const entry = JSON.parse(text) as { token?: unknown; expiresAt?: unknown } | null;
    const { token, expiresAt } = entry ?? {};
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) && typeof expiresAt === 'number') {
      return { token, expiresAt };
    }
  } catch {
    // Somebody else's entry, or a cut one: as good as none.
  }
  return undefined;
}
