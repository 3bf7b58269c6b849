import { isApiError } from '../errors/api-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { TimeoutError } from '../errors/transport-errors.ts';
import { raceSignal, raceTime } from '../race.ts';
import type { AuthContext, Authorization, AuthProvider } from './auth-provider.ts';
import { checkToken } from './check-token.ts';
import type { TokenCache } from './token-cache.ts';
import { createTokenShare, type SharedToken } from './token-share.ts';
import { createWaiters, type Waiters } from './waiters.ts';

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
  /** Aborted when nobody waits for the token any more. `send` and `fetch` obey it by themselves. */
  readonly signal: AbortSignal;
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
const LONE_EXCHANGE_MS = 5_000;
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
  const share = cache && createTokenShare(cache, identity, scope);
  let held: Held | undefined;
  let last: ExchangedToken | undefined;
  let refused: string | undefined;
  let inFlight: Promise<Held> | undefined;
  let waiters: Waiters | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let refusal: { readonly error: unknown; readonly until: number } | undefined;

  const usable = (candidate: Held | undefined, { clock }: AuthContext): candidate is Held =>
    candidate !== undefined &&
    clock.monotonic() < candidate.untilMonotonic &&
    clock.now() < candidate.untilWall;

  const hold = (
    token: string,
    life: number,
    context: AuthContext,
    askedAt: number,
    askedAtWall: number,
  ): Held => ({
    token: checkToken(token, context.api, undefined),
    untilMonotonic: askedAt + life,
    untilWall: askedAtWall + life,
  });
  // Counted from a new token's whole life, also by a process that meets it late: nobody uses it in its last minute.
  const early = (lifetime: number) => Math.min(margin, lifetime / 2);

  const fromFleet = async (context: AuthContext): Promise<Held | undefined> => {
    const { clock } = context;
    const lifeOf = ({ expiresAt, lifetime }: SharedToken) => expiresAt - early(lifetime) - clock.now();
    const found = await share?.find(context, (one) => one.token !== refused && lifeOf(one) > 0);
    return found && hold(found.token, lifeOf(found), context, clock.monotonic(), clock.now());
  };

  const obtain = async (context: ExchangeContext): Promise<ExchangedToken> => {
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

  const fetchToken = async (context: AuthContext, signal: AbortSignal): Promise<Held> => {
    const { clock } = context;
    const shared = await fromFleet(context);
    if (shared) return shared;
    const askedAt = clock.monotonic();
    const askedAtWall = clock.now();
    const fresh = await raceTime(
      raceSignal(obtain(exchangeContext(context, signal)), signal),
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
    const next = hold(fresh.token, lifetime - early(lifetime), context, askedAt, askedAtWall);
    last = fresh;
    await share?.publish(context, { token: next.token, expiresAt: askedAtWall + lifetime, lifetime });
    return next;
  };

  const singleFlight = (context: AuthContext): Promise<Held> => {
    if (inFlight) return inFlight;
    const waiting = createWaiters(context.clock, LONE_EXCHANGE_MS, `[${context.api.id}] the token exchange`);
    waiters = waiting;
    inFlight = fetchToken(context, waiting.signal)
      .then((next) => {
        held = next;
        refused = undefined;
        return next;
      })
      .catch(async (error: unknown) => {
        await share?.yield(context);
        if (isRefusal(error)) refusal = { error, until: context.clock.monotonic() + REFUSAL_PAUSE_MS };
        throw error;
      })
      .finally(() => {
        waiting.leave();
        inFlight = undefined;
      });
    return inFlight;
  };

  const renew = async (context: AuthContext): Promise<Authorization> => {
    if (refusal && context.clock.monotonic() < refusal.until) throw refusal.error;
    // The one that was given up just now says nothing of the next.
    if (waiters?.signal.aborted) await inFlight?.catch(() => undefined);
    const coming = singleFlight(context);
    waiters?.join(context.signal);
    const { token } = await coming;
    return { header: prefix + token };
  };

  return {
    identity: scope === '' ? identity : `${identity} ${scope}`,
    check({ id }) {
      for (const [option, value] of Object.entries(options.credentials ?? {})) {
        if (typeof value === 'string' && value.trim() !== '') continue;
        throw new ConfigurationError(`[${id}] \`${option}\` is missing: give a non-empty string`);
      }
    },
    authorize(context) {
      return usable(held, context) ? { header: prefix + held.token } : renew(context);
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

/** What an exchange does ends when nobody waits for it. */
function exchangeContext(context: AuthContext, signal: AbortSignal): ExchangeContext {
  return {
    ...context,
    signal,
    send: (operation, input) => context.send(operation, { ...input, signal }),
    fetch: (request, init) => {
      const own = init?.signal ?? (request instanceof Request ? request.signal : undefined);
      const signals = own ? [signal, own] : [signal];
      return context.fetch(request, { ...init, signal: AbortSignal.any(signals) });
    },
  };
}

// 400 and 422 count: services answer wrong credentials with them, too.
function isRefusal(error: unknown): boolean {
  return isApiError(error) && [400, 401, 403, 422].includes(error.status);
}
