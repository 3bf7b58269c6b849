import type { Client, ClientSettings, TokenSharing } from '@quittance/runtime';
import { checkSettings, createClient, idempotencyKeys } from '@quittance/runtime';
import type { SignPtResources } from './gen/sign-pt/index.gen.ts';
import { bindSignPt, createToken, signPtApi } from './gen/sign-pt/index.gen.ts';
import { product } from './product.ts';
import { subjectToken } from './subject-token.ts';

export * from './gen/sign-pt/index.gen.ts';
export type { RecordOutcome, Rejection, WaitForRecordOptions } from './record-outcome.ts';
export { isRejected, rejectionOf } from './record-outcome.ts';
export { waitForRecord } from './sign-pt-record.ts';

/** Options of {@link createSignPt} and {@link createSignPtClient}. */
export interface SignPtOptions extends ClientSettings {
  /** The key of an API key subject (`credentials.key`). */
  readonly apiKey: string;
  /** Its secret, shown once when the subject was created. Server side only: never ship it in a browser or an app. */
  readonly apiSecret: string;
  /** Default: `test`. `live` warns once: this version is a preview that the vendor enables in test only. */
  readonly environment?: 'test' | 'live' | undefined;
  /** The organization that subjects and organizations are listed and created in; one call may give another. */
  readonly scopeIdentifier?: string | undefined;
  /** `shareTokens(cache)` shares tokens between processes. Default: one token for each process. */
  readonly tokenCache?: TokenSharing | undefined;
}

/** SIGN PT with its operations by resource. */
export interface SignPt extends SignPtResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for fiskaly SIGN PT 2026-05-04 with its operations by resource.
 * The token is fetched when first needed, shared by all calls, and replaced a minute before it expires.
 *
 * @throws ConfigurationError for an option that cannot be right.
 * @example
 * const signPt = createSignPt({ apiKey, apiSecret });
 * for await (const record of signPt.records.list()) console.log(record.content.state);
 */
export function createSignPt(options: SignPtOptions): SignPt {
  const client = createSignPtClient(options);
  return { ...bindSignPt(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `createRecord({ client, body })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createSignPtClient(options: SignPtOptions): Client {
  checkSettings(signPtApi, options, {
    apiKey: true,
    apiSecret: true,
    scopeIdentifier: true,
    tokenCache: true,
  });
  const { apiKey, apiSecret, scopeIdentifier, tokenCache, ...settings } = options;
  return createClient({
    ...settings,
    product,
    api: signPtApi,
    idempotency: idempotencyKeys(),
    managed: { scopeIdentifier },
    auth: subjectToken(createToken, { apiKey, apiSecret, tokenCache }),
  });
}
