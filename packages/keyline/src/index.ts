import type { Client, ClientSettings, TokenSource } from '@quittance/runtime';
import { bearerToken, checkSettings, createClient } from '@quittance/runtime';
import type { KeylineResources } from './gen/index.gen.ts';
import { bindKeyline, keylineApi } from './gen/index.gen.ts';
import { product } from './product.ts';

export * from './gen/index.gen.ts';
export type { KeylineEvent, KeylineWebhook } from './webhook.ts';
export { parseWebhook, verifyWebhook } from './webhook.ts';

/** Options of {@link createKeyline} and {@link createKeylineClient}. */
export interface KeylineOptions extends ClientSettings {
  /**
   * The API key, made under Settings > API: 64 hexadecimal digits. It selects the printery. A function is asked at
   * each attempt. Server side only.
   */
  readonly apiKey: TokenSource;
  /** Host of the service. Default: `app.keyline-mis.com`. */
  readonly host?: string | undefined;
}

/** Keyline with its operations by resource. */
export interface Keyline extends KeylineResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for the Keyline print MIS API v2 with its operations by resource.
 *
 * @throws ConfigurationError for an option that cannot be right, such as a key that is not 64 hexadecimal digits.
 * @example
 * const keyline = createKeyline({ apiKey });
 * for await (const invoice of keyline.customerInvoices.list()) console.log(invoice.number, invoice.gross_total);
 */
export function createKeyline(options: KeylineOptions): Keyline {
  const client = createKeylineClient(options);
  return { ...bindKeyline(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `listOrders({ client })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createKeylineClient(options: KeylineOptions): Client {
  checkSettings(keylineApi, options, { apiKey: true, host: true });
  const { apiKey, host, ...settings } = options;
  return createClient({
    ...settings,
    product,
    api: keylineApi,
    auth: bearerToken(apiKey, { option: 'apiKey' }),
    ...(host === undefined ? {} : { variables: { host } }),
  });
}
