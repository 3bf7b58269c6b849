import type {
  AccessToken,
  CreateAccessTokenData,
  DeleteAccessTokenData,
  ListAccessTokensData,
} from '../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { accountFor, accounts } from './accounts.ts';
import { tokens, USUAL_TTL } from './authenticate.ts';
import { listOf } from './loopback/list.ts';

export const accessTokenHandlers = {
  createAccessToken: handle<CreateAccessTokenData>((call) => {
    const { world, path, body } = call;
    const { id: userId } = accountFor(call, path.id);
    const { ttl = USUAL_TTL, scopes } = body;
    const id = world.ids.hex(64);
    const token: AccessToken = {
      ...{ id, ttl, created: world.now.toISOString(), userId },
      ...(scopes === undefined ? {} : { scopes }),
    };
    return { body: tokens(world).put(id, token) };
  }),
  listAccessTokens: handle<ListAccessTokensData>((call) => {
    const { world, path } = call;
    const { id } = accountFor(call, path.id);
    const rows = tokens(world).all();
    return listOf(
      call,
      rows.filter(({ userId }) => userId === id),
      { user: ({ userId }) => accounts(world).get(userId ?? '') },
    );
  }),
  deleteAccessToken: handle<DeleteAccessTokenData>((call) => {
    const { world, path } = call;
    const { id } = accountFor(call, path.id);
    if (tokens(world).get(path.fk)?.userId !== id)
      throw refuse('not found', 'The account has no such access token.');
    tokens(world).delete(path.fk);
    return { status: 204 };
  }),
};
