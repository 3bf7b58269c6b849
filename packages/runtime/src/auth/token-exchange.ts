import { isApiError } from '../errors/api-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { TimeoutError } from '../errors/transport-errors.ts';
import type { Cancellation } from '../time/cancellation.ts';
import { raceTime } from '../time/race-time.ts';
import type { AuthContext, Authorization, AuthProvider } from './auth-provider.ts';
import { checkToken } from './check-token.ts';
import { SingleFlight } from './single-flight.ts';
import type { ExchangeContext, ExchangedToken, TokenExchangeOptions } from './token-exchange-options.ts';
import type { SharedToken } from './token-share.ts';

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
  const { identity, scope = '', exchange, sharing, margin = 60_000, scheme = 'Bearer' } = options;
  const prefix = scheme === '' ? '' : `${scheme} `;
  const share = typeof sharing === 'function' ? sharing(identity, scope) : undefined;
  const flight = new SingleFlight<Held>();
  let held: Held | undefined;
  let last: ExchangedToken | undefined;
  let refused: string | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let refusal: { readonly error: unknown; readonly until: number } | undefined;

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

  const fetchToken = async (context: AuthContext, ended: Cancellation): Promise<Held> => {
    const { api, clock, deadline } = context;
    const askedAt = clock.monotonic();
    const askedAtWall = clock.now();
    const late = () => new TimeoutError(`[${api.id}] the token exchange took longer than ${deadline} ms`);
    const coming = ended.race(obtain(exchangeContext(context, ended.signal)));
    const fresh = await raceTime(coming, deadline, clock, late);
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

  const fly = async (context: AuthContext, ended: Cancellation): Promise<Held> => {
    try {
      held = (await fromFleet(context)) ?? (await fetchToken(context, ended));
      refused = undefined;
      return held;
    } catch (error) {
      await share?.yield(context);
      if (isRefusal(error)) refusal = { error, until: context.clock.monotonic() + REFUSAL_PAUSE_MS };
      throw error;
    }
  };

  const renew = async (context: AuthContext): Promise<Authorization> => {
    const { api, clock, signal } = context;
    if (refusal && clock.monotonic() < refusal.until) throw refusal.error;
    const what = `[${api.id}] the token exchange`;
    const begin = (ended: Cancellation) => fly(context, ended);
    const { token } = await flight.join(begin, clock, signal, { patienceMs: LONE_EXCHANGE_MS, what });
    return { header: prefix + token };
  };

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
      return isUsable(held, context) ? { header: prefix + held.token } : renew(context);
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

function isUsable(held: Held | undefined, { clock }: AuthContext): held is Held {
  return held !== undefined && clock.monotonic() < held.untilMonotonic && clock.now() < held.untilWall;
}

function hold(token: string, life: number, { api }: AuthContext, askedAt: number, askedAtWall: number): Held {
  const checked = checkToken(token, api, undefined);
  return { token: checked, untilMonotonic: askedAt + life, untilWall: askedAtWall + life };
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
