import type { Client, ClientSettings, TokenSource } from '@quittance/runtime';
import { checkSettings, createClient, rawToken } from '@quittance/runtime';
import type { SpaceInvoicesResources } from './gen/index.gen.ts';
import { bindSpaceInvoices, spaceInvoicesApi } from './gen/index.gen.ts';
import { product } from './product.ts';

export * from './gen/index.gen.ts';
export { toDocumentReplace } from './to-document-replace.ts';

/** Options of {@link createSpaceInvoices} and {@link createSpaceInvoicesClient}. */
export interface SpaceInvoicesOptions extends ClientSettings {
  /** The access token, sent as it is. A function is asked at each attempt. Server side only. */
  readonly accessToken: TokenSource;
  /** Default: `live`. */
  readonly environment?: 'live' | 'test' | undefined;
}

/** Space Invoices with its operations by resource. */
export interface SpaceInvoices extends SpaceInvoicesResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for Space Invoices v1 with its operations by resource.
 *
 * @throws ConfigurationError for an option that cannot be right.
 * @example
 * const spaceInvoices = createSpaceInvoices({ accessToken });
 * for await (const { name } of spaceInvoices.organizations.list({ path: { id: accountId } })) console.log(name);
 */
export function createSpaceInvoices(options: SpaceInvoicesOptions): SpaceInvoices {
  const client = createSpaceInvoicesClient(options);
  return { ...bindSpaceInvoices(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `listOrganizations({ client, path })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createSpaceInvoicesClient(options: SpaceInvoicesOptions): Client {
  checkSettings(spaceInvoicesApi, options, { accessToken: true });
  const { accessToken, ...settings } = options;
  return createClient({
    ...settings,
    product,
    api: spaceInvoicesApi,
    auth: rawToken(accessToken, { option: 'accessToken' }),
  });
}
