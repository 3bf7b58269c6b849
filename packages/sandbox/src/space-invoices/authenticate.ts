import type { AccessToken } from '../../../space-invoices/src/gen/types.gen.ts';
import type { Vendor, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { refuseBrackets } from './loopback/brackets.ts';

/** The token that a fresh sandbox accepts. It does not expire, as those of the vendor's dashboard. */
export const ACCESS_TOKEN = 'SANDBOXtokenA4vR2mXc9LpZ4sKd8WnB1yHf6TgJ3uEa5oVi0xNqCw2rMk7zPbYl';

/** 14 days, in seconds. */
export const USUAL_TTL = 1_209_600;

export function tokens(world: World) {
  return world.table<AccessToken>('accessTokens');
}

/**
 * The token comes as it is, without a scheme; the query is the vendor's other way, which it warns of. What is declared
 * nowhere in a query is seen here only, so filters in brackets are refused here.
 */
export const authenticate: Vendor['authenticate'] = (headers, world, query) => {
  const sent = headers.authorization ?? query.get('access_token');
  if (sent === null || sent === '')
    throw refuse('unauthenticated', 'Authorization Required', { code: 'AUTHORIZATION_REQUIRED' });
  const token = tokens(world).get(sent);
  if (!token || isExpired(token, world.now)) throw refuse('unauthenticated', 'Invalid Access Token');
  refuseBrackets(query);
  return { id: token.userId ?? '' };
};

/** Makes the token of a request invalid. */
export function revoke(headers: Readonly<Record<string, string>>, world: World): void {
  tokens(world).delete(headers.authorization ?? '');
}

function isExpired({ created = '', ttl = USUAL_TTL }: AccessToken, now: Date): boolean {
  return ttl >= 0 && now.getTime() >= Date.parse(created) + ttl * 1_000;
}
