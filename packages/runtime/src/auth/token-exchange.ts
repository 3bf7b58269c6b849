import { isApiError } from '../errors/api-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { hasName } from '../errors/quittance-error.ts';
import { TimeoutError } from '../errors/transport-errors.ts';
import type { Cancellation } from '../time/cancellation.ts';
import type { Clock } from '../time/clock.ts';
import { raceTime } from '../time/race-time.ts';
import type { AuthContext, Authorization, AuthProvider } from './auth-provider.ts';
import { checkExchanged, lifetimeOf } from './exchanged-token.ts';
import { createRenewals } from './renewals.ts';
import { SingleFlight } from './single-flight.ts';
import type { ExchangeContext, ExchangedToken, TokenExchangeOptions } from './token-exchange-options.ts';
import type { SharedToken } from './token-share.ts';

interface Held {
  readonly token: string;
  // Either clock can be wrong: one is set by hand, the other sleeps with the machine. The earlier one counts.
  readonly askedAt: number;
  readonly askedAtWall: number;
  /** Milliseconds, from when it was asked for until it is to be replaced. */
  readonly fresh: number;
  /** Milliseconds, until it ends. */
  readonly life: number;
  /** Fetched by this process. */
  readonly isOwn: boolean;
}

// A wrong key does not become right within seconds; without a pause a busy client would hammer the token service.
const PAUSE_MS = 5_000;
const LONE_EXCHANGE_MS = 5_000;
// A token service that hangs must not hold up calls that have a token.
const EARLY_PATIENCE_MS = 2_000;

/**
 * Exchanges credentials for a token that expires. Acts per attempt: one exchange in flight however many callers wait;
 * callers may abort, the exchange goes on. A token is replaced before it ends, and used to its end when that fails. After
 * a 401 it is fetched anew, at most once a minute if it never worked.
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
  const { identity, scope = '', exchange, sharing, margin = 60_000, scheme = 'Bearer' } = options;
  const prefix = scheme === '' ? '' : `${scheme} `;
  const share = typeof sharing === 'function' ? sharing(identity, scope) : undefined;
  const flight = new SingleFlight<Held>();
  let held: Held | undefined;
  let last: ExchangedToken | undefined;
  let refused: string | undefined;
  const renewals = createRenewals();
  let renewEarlyFrom = Number.NEGATIVE_INFINITY;
  let refusal: { readonly error: unknown; readonly until: number } | undefined;

  // Counted from a new token's whole life, also by a process that meets it late: nobody uses it in its last minute.
  const early = (lifetime: number) => Math.min(margin, lifetime / 2);

  const fromFleet = async (context: AuthContext): Promise<Held | undefined> => {
    const { clock } = context;
    const lifeOf = ({ expiresAt, lifetime }: SharedToken) => expiresAt - early(lifetime) - clock.now();
    const found = await share?.find(context, (one) => one.token !== refused && lifeOf(one) > 0);
    if (!found) return undefined;
    const { token, expiresAt } = found;
    const [askedAt, askedAtWall] = [clock.monotonic(), clock.now()];
    const life = expiresAt - askedAtWall;
    return { token, askedAt, askedAtWall, fresh: lifeOf(found), life, isOwn: false };
  };

  const obtain = async (context: ExchangeContext): Promise<ExchangedToken> => {
    if (last?.refresh !== undefined) {
      try {
        return checkExchanged(await exchange({ ...context, previous: last }), context);
      } catch (error) {
        if (!isRefusal(error) && !hasName(error, 'TokenError')) throw error;
        last = undefined;
      }
    }
    return checkExchanged(await exchange(context), context);
  };

  const fetchToken = async (context: AuthContext, ended: Cancellation): Promise<Held> => {
    const { api, clock, deadline } = context;
    const [askedAt, askedAtWall] = [clock.monotonic(), clock.now()];
    const late = () => new TimeoutError(`[${api.id}] the token exchange took longer than ${deadline} ms`);
    const coming = ended.race(obtain(exchangeContext(context, ended.signal)));
    last = await raceTime(coming, deadline, clock, late);
    const { token } = last;
    const life = lifetimeOf(last, askedAtWall, context);
    await share?.publish(context, { token, expiresAt: askedAtWall + life, lifetime: life });
    return { token, askedAt, askedAtWall, fresh: life - early(life), life, isOwn: true };
  };

  const fly = async (context: AuthContext, ended: Cancellation): Promise<Held> => {
    try {
      held = (await fromFleet(context)) ?? (await fetchToken(context, ended));
      refused = undefined;
      renewals.begin(!held.isOwn);
      return held;
    } catch (error) {
      await share?.yield(context);
      if (isRefusal(error)) refusal = { error, until: context.clock.monotonic() + PAUSE_MS };
      throw error;
    }
  };

  const renew = async (context: AuthContext): Promise<Authorization> => {
    const { api, clock, signal } = context;
    if (refusal && clock.monotonic() < refusal.until) throw refusal.error;
    const what = `[${api.id}] the token exchange`;
    const begin = (ended: Cancellation) => fly(context, ended);
    return headerOf(await flight.join(begin, clock, signal, { patienceMs: LONE_EXCHANGE_MS, what }));
  };

  /** Replaces a token that is still good, and makes do with it when that fails or takes long. */
  const renewEarly = async (context: AuthContext): Promise<Authorization> => {
    const { clock } = context;
    const patience = new AbortController();
    const renewed = renew({ ...context, signal: patience.signal });
    try {
      return await raceTime(renewed, EARLY_PATIENCE_MS, clock, () => undefined);
    } catch {
      renewEarlyFrom = clock.monotonic() + PAUSE_MS;
      return lasts(held, 'life', clock) ? headerOf(held) : renew(context);
    } finally {
      patience.abort();
    }
  };

  const headerOf = ({ token }: Held): Authorization => ({ header: prefix + token });

  return {
    identity: scope === '' ? identity : `${identity} ${scope}`,
    check({ id }) {
      for (const [option, value] of Object.entries(options.credentials ?? {})) {
        if (typeof value === 'string' && value.trim() !== '') continue;
        throw new ConfigurationError(`[${id}] \`${option}\` is missing: give a non-empty string`);
      }
      if (sharing !== undefined && typeof sharing !== 'function') {
        throw new ConfigurationError(`[${id}] \`tokenCache\` must be wrapped: shareTokens(cache)`);
      }
    },
    authorize(context) {
      const { clock } = context;
      if (lasts(held, 'fresh', clock)) return headerOf(held);
      if (!lasts(held, 'life', clock)) return renew(context);
      return clock.monotonic() < renewEarlyFrom ? headerOf(held) : renewEarly(context);
    },
    invalidate({ header }, { clock }) {
      const token = header.slice(prefix.length);
      // Somebody else was refused first, and a newer token is here or on its way.
      if (token === refused || held?.token !== token) return true;
      if (!renewals.allow(clock)) return false;
      refused = token;
      held = undefined;
      return true;
    },
    tried({ header }, worked) {
      // Another process's token may have been refused because it is old.
      if (held && header === prefix + held.token && (worked || held.isOwn)) renewals.note(worked);
    },
  };
}

function lasts(held: Held | undefined, until: 'fresh' | 'life', clock: Clock): held is Held {
  return (
    held !== undefined &&
    clock.monotonic() < held.askedAt + held[until] &&
    clock.now() < held.askedAtWall + held[until]
  );
}

/** What an exchange does ends when nobody waits for it. */
function exchangeContext(context: AuthContext, signal: AbortSignal): ExchangeContext {
  return {
    ...context,
    signal,
    send: (operation, input, service) => context.send(operation, { ...input, signal }, service),
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
