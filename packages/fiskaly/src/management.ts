import type { Client, ClientSettings, TokenSharing } from '@quittance/runtime';
import { ConfigurationError, checkSettings, createClient, tokenExchange } from '@quittance/runtime';
import type { CreateTokenData, ManagementResources } from './gen/management/index.gen.ts';
import { bindManagement, createToken, managementApi } from './gen/management/index.gen.ts';
import { product } from './product.ts';

export * from './gen/management/index.gen.ts';

/** An API key with its secret, or the e-mail address and password of a user. Server side only. */
export type ManagementCredentials =
  | {
      readonly apiKey: string;
      readonly apiSecret: string;
      readonly email?: undefined;
      readonly password?: undefined;
    }
  | {
      readonly email: string;
      readonly password: string;
      readonly apiKey?: undefined;
      readonly apiSecret?: undefined;
    };

/** Options of {@link createManagement} and {@link createManagementClient}. */
export type ManagementOptions = ClientSettings &
  ManagementCredentials & {
    /** `shareTokens(cache)` shares tokens between processes. Default: one token for each process. */
    readonly tokenCache?: TokenSharing | undefined;
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
export function createManagementClient(options: ManagementOptions): Client {
  checkSettings(managementApi, options, {
    apiKey: true,
    apiSecret: true,
    email: true,
    password: true,
    tokenCache: true,
  });
  const { tokenCache, apiKey, apiSecret, email, password, ...settings } = options;
  if ((apiKey ?? apiSecret) !== undefined && (email ?? password) !== undefined) {
    throw new ConfigurationError(
      '[fiskaly/management] give `apiKey` with `apiSecret`, or `email` with `password`, not both',
    );
  }
  const { credentials, body, identity } =
    email === undefined ? ofKey(apiKey, apiSecret) : ofUser(email, password);
  return createClient({
    ...settings,
    product,
    api: managementApi,
    auth: tokenExchange({
      identity,
      credentials,
      sharing: tokenCache,
      exchange: async ({ send, clock, previous }) => {
        const refresh = previous?.refresh as string | undefined;
        const { data } = await send(createToken, {
          body: refresh === undefined ? body : { refresh_token: refresh },
        });
        // Lifetimes differ from the documentation's examples: only the answer's own figures count.
        return {
          token: data?.access_token,
          expiresAt: clock.now() + data?.access_token_expires_in * 1000,
          refresh: data?.refresh_token,
        };
      },
    }),
  });
}

/** Who asks, the credentials, named for messages, and the body of the first token request. */
interface Identified {
  readonly identity: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly body: CreateTokenData['body'];
}

function ofKey(apiKey: string, apiSecret: string): Identified {
  return {
    identity: apiKey,
    credentials: { apiKey, apiSecret },
    body: { api_key: apiKey, api_secret: apiSecret },
  };
}

function ofUser(email: string, password: string): Identified {
  return { identity: email, credentials: { email, password }, body: { email, password } };
}
