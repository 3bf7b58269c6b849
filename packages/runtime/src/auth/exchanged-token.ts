import { TokenError } from '../errors/transport-errors.ts';
import type { AuthContext } from './auth-provider.ts';
import type { ExchangedToken } from './token-exchange-options.ts';

// A till must not stop because an answer does not say how long a token lasts: a 401 will tell.
const LEAST_LIFETIME_MS = 60_000;
// Infinity is a fair thing to say, and no cache takes it.
const LONGEST_LIFETIME_MS = 1e12;

/** What an exchange brought, if it holds a token. Shows nothing of it. */
export function checkExchanged(brought: unknown, { api }: AuthContext): ExchangedToken {
  const token: unknown = Object(brought).token;
  if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return brought as ExchangedToken;
  const what = token
    ? 'a `token` that no header takes: one text without spaces and line breaks is needed'
    : `no \`token\`, but ${kindOf(brought)}`;
  throw new TokenError(
    `[${api.id}] the token exchange brought ${what}. Look at what the token service answers; an \`exchange\` of your own returns { token, expiresAt }`,
  );
}

/** How long a new token lasts. Without `issuedAt` the local clock has to do. */
export function lifetimeOf(fresh: ExchangedToken, askedAt: number, { warn }: AuthContext): number {
  const { expiresAt, issuedAt } = fresh;
  const isDated = Number.isFinite(issuedAt);
  const lifetime = expiresAt - (isDated ? (issuedAt as number) : askedAt);
  if (typeof expiresAt === 'number' && lifetime > 0) return Math.min(lifetime, LONGEST_LIFETIME_MS);
  const isPast = !isDated && Number.isFinite(expiresAt);
  warn(
    isPast
      ? {
          code: 'clock-skew',
          message:
            "by this machine's clock a new token has ended (`expiresAt`), and when it was issued is not known: the clock is ahead, or the token is old. It is used for a minute. Check the clock",
        }
      : {
          code: 'token-lifetime',
          message:
            'a new token does not say how long it lasts: `expiresAt` must be milliseconds since 1970, after `issuedAt`. It is used for a minute',
        },
  );
  return LEAST_LIFETIME_MS;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object without it' : typeof value;
}
