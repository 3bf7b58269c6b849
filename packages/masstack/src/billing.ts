import type { Client, ClientSettings, TokenSharing, TokenSource } from '@quittance/runtime';
import { bearerToken, ConfigurationError, checkSettings, createClient } from '@quittance/runtime';
import type { BillingResources } from './gen/billing/index.gen.ts';
import { billingApi, bindBilling } from './gen/billing/index.gen.ts';
import { product } from './product.ts';
import type { ServiceAccount } from './service-account.ts';
import { serviceAccountToken } from './service-account.ts';

export * from './gen/billing/index.gen.ts';
export type { ServiceAccount } from './service-account.ts';

/** A token you have, or a function that has one at hand; or a service account that fetches its own. Server side only. */
export type BillingCredentials =
  | { readonly token: TokenSource; readonly serviceAccount?: undefined }
  | { readonly serviceAccount: ServiceAccount; readonly token?: undefined };

/** Options of {@link createBilling} and {@link createBillingClient}. */
export type BillingOptions = ClientSettings &
  BillingCredentials & {
    /** Default: `production`. */
    readonly environment?: 'production' | 'staging' | undefined;
    /** The tenant that calls run in; one call may give another. */
    readonly orgId?: string | undefined;
    /** `shareTokens(cache)` shares the service account's tokens between processes. Default: one for each process. */
    readonly tokenCache?: TokenSharing | undefined;
  };

/** The billing API with its operations by resource. */
export interface Billing extends BillingResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for the MasStack billing API v1 with its operations by resource.
 *
 * @throws ConfigurationError for an option that cannot be right.
 * @example
 * const billing = createBilling({ serviceAccount, orgId: 'masmovil' });
 * const { data } = await billing.accounts.getBillingDetails({ path: { accountId } });
 */
export function createBilling(options: BillingOptions): Billing {
  const client = createBillingClient(options);
  return { ...bindBilling(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `getLocationTax({ client, path })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createBillingClient(options: BillingOptions): Client {
  checkSettings(billingApi, options, { token: true, serviceAccount: true, orgId: true, tokenCache: true });
  const { token, serviceAccount, orgId, tokenCache, ...settings } = options;
  if (token !== undefined && serviceAccount !== undefined) {
    throw new ConfigurationError('[masstack/billing] give `token` or `serviceAccount`, not both');
  }
  const auth =
    serviceAccount === undefined
      ? bearerToken(token, { option: 'token' })
      : serviceAccountToken(serviceAccount, {
          environment: settings.environment ?? 'production',
          sharing: tokenCache,
        });
  return createClient({ ...settings, product, api: billingApi, managed: { orgId }, auth });
}
