import { type AuthProvider, type TokenSharing, tokenExchange } from '@quittance/runtime';
import type { createToken as createTokenOfSignPt } from './gen/sign-pt/index.gen.ts';

/** The key of an API key subject, and how its tokens are shared. */
export interface SubjectKey {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tokenCache: TokenSharing | undefined;
}

/** Tokens of a subject, by the `createToken` of one version of the API: both versions exchange alike. */
export function subjectToken(
  createToken: typeof createTokenOfSignPt,
  { apiKey, apiSecret, tokenCache }: SubjectKey,
): AuthProvider {
  return tokenExchange({
    identity: apiKey,
    credentials: { apiKey, apiSecret },
    sharing: tokenCache,
    exchange: async ({ send }) => {
      const content = { type: 'API_KEY', key: apiKey, secret: apiSecret } as const;
      const { data } = await send(createToken, { body: { content } });
      const issued = data?.content?.authentication;
      return {
        token: issued?.bearer,
        expiresAt: Date.parse(issued?.expires_at),
        issuedAt: Date.parse(issued?.issued_at),
      };
    },
  });
}
