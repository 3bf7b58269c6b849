import type { CreateTokenData } from '../../../fiskaly/src/gen/management/types.gen.ts';
import { handle, type Reply, type World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { bearerOf, issueToken } from '../core/state/issued-tokens.ts';
import { apiKeys, type Caller, isStillThere, users } from './rows.ts';

const DAY_MS = 86_400_000;
/** As the vendor's page on authentication says; clients go by the answer's own figures. */
const ACCESS_MS = DAY_MS;
const REFRESH_MS = 2 * DAY_MS;

/** `POST /auth`: a key with its secret, a refresh token, or a user. */
export const retrieveToken = handle<CreateTokenData>(({ body, world }) => {
  if ('api_key' in body) return tokensFor(world, callerByKey(world, body.api_key, body.api_secret));
  if ('refresh_token' in body) {
    const caller = bearerOf(world, body.refresh_token, 'refresh');
    if (!caller || !isStillThere(world, caller))
      throw refuse(
        'unauthenticated',
        'The refresh token has ended, or its key or user is not there any more.',
      );
    return tokensFor(world, caller as Caller);
  }
  return tokensFor(world, callerByPassword(world, body.email, body.password));
});

function callerByKey(world: World, key: string, secret: string): Caller {
  const row = apiKeys(world)
    .all()
    .find((one) => one.key === key);
  if (row?.hidden !== secret || row.status !== 'enabled') {
    throw refuse('unauthenticated', 'The API key or its secret is wrong.');
  }
  return { id: row._id, organization: row.organization, env: row._envs[0] ?? 'TEST' };
}

function callerByPassword(world: World, email: string, password: string): Caller {
  const row = users(world)
    .all()
    .find((one) => one.email === email && one.password !== undefined);
  if (row?.password !== password) throw refuse('unauthenticated', 'The address or the password is wrong.');
  return { id: row._id, organization: row.organization, env: 'TEST' };
}

function tokensFor(world: World, caller: Caller): Reply {
  const seconds = Math.floor(world.now.getTime() / 1_000);
  return {
    body: {
      access_token: issueToken(world, caller, ACCESS_MS),
      access_token_claims: { env: caller.env, organization_id: caller.organization },
      access_token_expires_in: ACCESS_MS / 1_000,
      access_token_expires_at: seconds + ACCESS_MS / 1_000,
      refresh_token: issueToken(world, caller, REFRESH_MS, 'refresh'),
      refresh_token_expires_in: REFRESH_MS / 1_000,
      refresh_token_expires_at: seconds + REFRESH_MS / 1_000,
    },
  };
}
