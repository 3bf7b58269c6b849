import type { ApiDescriptor, AuthProvider, TokenSharing } from '@quittance/runtime';
import { ConfigurationError, formBody, operation, tokenExchange, tokenService } from '@quittance/runtime';

/** A service account, as MasStack staff issue it (JSON). Other members of the JSON are ignored. */
export interface ServiceAccount {
  readonly client_email: string;
  readonly private_key_id: string;
  /** An RSA key in PEM form (PKCS #8: `-----BEGIN PRIVATE KEY-----`). */
  readonly private_key: string;
  /** What the token may do. Default: what the account may do. */
  readonly scope?: string | undefined;
  /** The `aud` of the assertion. Default: the token endpoint, which the documentation does not confirm. */
  readonly audience?: string | undefined;
  /** The AuthN service, version included. Default: the environment's; the one of production is inferred. */
  readonly authUrl?: string | undefined;
}

interface TokenData {
  readonly body: { grant_type: string; assertion: string; scope?: string };
  readonly path?: never;
  readonly query?: never;
  readonly headers?: never;
  readonly url: '/oauth/token';
}

interface TokenResponse {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

const authnApi = {
  id: 'masstack/authn',
  name: 'Authn',
  version: '1',
  servers: [
    { url: 'https://authn.masstack.com/v1', environment: 'production' },
    { url: 'https://authn.sta.masstack.com/v1', environment: 'staging' },
  ],
  errors: { code: ['error', 'error.code'], message: ['error_description', 'error.message', 'message'] },
} as const satisfies ApiDescriptor;

const exchangeAssertion = /* @__PURE__ */ operation<TokenData, { 200: TokenResponse }>({
  id: 'exchangeAssertion',
  method: 'POST',
  path: '/oauth/token',
  bodyFormat: formBody,
  bodyRequired: true,
  // A success has a body, so an empty one is nobody's answer.
  response: {},
  auth: false,
  secrets: ['access_token', 'assertion'],
});

const ASSERTION_LIFETIME_SECONDS = 300;

/** Tokens by the JWT bearer grant (RFC 7523): an assertion signed with the account's key is exchanged for a token. */
export function serviceAccountToken(
  account: ServiceAccount,
  { environment, sharing }: { environment: string; sharing: TokenSharing | undefined },
): AuthProvider {
  // Those who write JavaScript may give null.
  if (!account)
    throw new ConfigurationError("[masstack/billing] `serviceAccount` must be the account's JSON, parsed");
  const { client_email, private_key_id, private_key, scope, authUrl } = account;
  const authn = tokenService({
    api: authnApi,
    ...(authUrl === undefined ? { environment } : { baseUrl: authUrl, option: 'serviceAccount.authUrl' }),
  });
  const audience = account.audience ?? `${authn.baseUrl}/oauth/token`;
  return tokenExchange({
    identity: client_email,
    ...(scope === undefined ? {} : { scope }),
    credentials: {
      'serviceAccount.client_email': client_email,
      'serviceAccount.private_key_id': private_key_id,
      'serviceAccount.private_key': private_key,
    },
    sharing,
    exchange: async ({ clock, send }) => {
      const body = {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: await signAssertion(account, audience, clock.now()),
        ...(scope === undefined ? {} : { scope }),
      };
      const { data } = await send(exchangeAssertion, { body }, authn);
      return { token: data?.access_token, expiresAt: clock.now() + data?.expires_in * 1000 };
    },
  });
}

async function signAssertion(account: ServiceAccount, audience: string, nowMs: number): Promise<string> {
  const { importPKCS8, SignJWT } = await loadJose();
  const key = await importPKCS8(account.private_key, 'RS256').catch((cause: unknown) => {
    throw new ConfigurationError(
      '[masstack/billing] `serviceAccount.private_key` is no RSA key in PKCS #8 PEM form. Was it cut, or are its line breaks still written as \\n?',
      { cause },
    );
  });
  const now = Math.floor(nowMs / 1000);
  return new SignJWT(account.scope === undefined ? {} : { scope: account.scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: account.private_key_id })
    .setIssuer(account.client_email)
    .setSubject(account.client_email)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + ASSERTION_LIFETIME_SECONDS)
    .sign(key);
}

/** jose is optional: who brings a token of their own does not need it. */
async function loadJose() {
  try {
    return await import('jose');
  } catch (cause) {
    throw new ConfigurationError(
      '[masstack/billing] `serviceAccount` needs the package jose to sign its assertions. Install it: npm install jose',
      { cause },
    );
  }
}
