import {
  type Handler,
  handle,
  type Vendor,
  type World,
} from '../../../../packages/sandbox/src/core/contracts.ts';
import { refuse } from '../../../../packages/sandbox/src/core/refusal.ts';

interface Token {
  readonly key: string;
  readonly goodUntil: number;
}

/** The part of a vendor that issues tokens, which expire and can be revoked. */
export type Tokens = Required<Pick<Vendor, 'authenticate' | 'revoke'>> & { readonly createToken: Handler };

/** Issues tokens in fiskaly's form that live for so long, by the vendor's clock. */
export function createTokens(lifetimeMs: number): Tokens {
  const tokens = (world: World) => world.table<Token>('tokens');
  return {
    authenticate({ authorization = '' }, world) {
      const token = tokens(world).get(authorization);
      if (!token || token.goodUntil <= world.now.getTime())
        throw refuse('unauthenticated', 'The token is not good.');
      return { id: token.key };
    },
    revoke({ authorization = '' }, world) {
      tokens(world).delete(authorization);
    },
    createToken: handle<{ body: { content: { key: string } } }>(({ world, body }) => {
      const bearer = world.ids.hex(32);
      const issuedAt = world.now.getTime();
      const goodUntil = issuedAt + lifetimeMs;
      tokens(world).put(`Bearer ${bearer}`, { key: body.content.key, goodUntil });
      const authentication = {
        type: 'JWT',
        bearer,
        issued_at: new Date(issuedAt).toISOString(),
        expires_at: new Date(goodUntil).toISOString(),
      };
      const [id, organization, subject] = [world.ids.uuid(), world.ids.uuid(), world.ids.uuid()];
      return {
        body: {
          content: { id, authentication, organization: { id: organization }, subject: { id: subject } },
        },
      };
    }),
  };
}
