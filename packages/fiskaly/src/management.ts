import type { Client, ClientSettings, TokenSharing } from '@quittance/runtime';
import { createClient, tokenExchange } from '@quittance/runtime';
import type { CreateTokenData, ManagementResources } from './gen/management/index.gen.ts';
import { bindManagement, createToken, managementApi } from './gen/management/index.gen.ts';

export * from './gen/management/index.gen.ts';

/** An API key with its secret, or the e-mail address and password of a user. Server side only. */
export type ManagementCredentials =
  | { readonly apiKey: string; readonly apiSecret: string }
  | { readonly email: string; readonly password: string };

/** Options of {@link createManagement} and {@link createManagementClient}. */
export type ManagementOptions = ClientSettings &
  ManagementCredentials & {
    /** `shareTokens(cache)` shares tokens between processes. Default: one token for each process. */
    readonly tokenCache?: TokenSharing;
  };

/** The management API with its operations by resource. */
export interface Management extends ManagementResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for the fiskaly management API 0.12.0 with its operations by resource. The environment (TEST or LIVE)
 * comes with the credentials: there is one host. The token is fetched when first needed and refreshed before it expires.
 *
 * @throws ConfigurationError for an option that cannot be right.
 * @example
 * const management = createManagement({ apiKey, apiSecret });
 * for await (const organization of management.organizations.list()) console.log(organization.name);
 */
export function createManagement(options: ManagementOptions): Management {
  const client = createManagementClient(options);
  return { ...bindManagement(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `listOrganizations({ client })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createManagementClient({ tokenCache, ...options }: ManagementOptions): Client {
  const { credentials, body, settings } = credentialsOf(options);
  return createClient({
    ...settings,
    api: managementApi,
    auth: tokenExchange({
      identity: 'api_key' in body ? body.api_key : 'email' in body ? body.email : '',
      credentials,
      sharing: tokenCache,
      exchange: async ({ send, clock, previous }) => {
        const refresh = previous?.refresh as string | undefined;
        const { data } = await send(createToken, {
          body: refresh === undefined ? body : { refresh_token: refresh },
        });
        // Lifetimes differ from the documentation's examples: only the answer's own figures count.
        return {
          token: data.access_token,
          expiresAt: clock.now() + data.access_token_expires_in * 1000,
          refresh: data.refresh_token,
        };
      },
    }),
  });
}

/** The credentials, named for messages; the body of the first token request; and the options that are left. */
function credentialsOf(options: ClientSettings & ManagementCredentials) {
  if ('email' in options) {
    const { email, password, ...settings } = options;
    const body: CreateTokenData['body'] = { email, password };
    return { credentials: { email, password }, body, settings };
  }
  const { apiKey, apiSecret, ...settings } = options;
  const body: CreateTokenData['body'] = { api_key: apiKey, api_secret: apiSecret };
  return { credentials: { apiKey, apiSecret }, body, settings };
}
