import type { Client, ClientSettings, TokenSharing } from '@quittance/runtime';
import { checkSettings, createClient, idempotencyKeys } from '@quittance/runtime';
import type { UnifiedResources } from './gen/unified/index.gen.ts';
import { bindUnified, createToken, unifiedApi } from './gen/unified/index.gen.ts';
import { product } from './product.ts';
import { subjectToken } from './subject-token.ts';

export * from './gen/unified/index.gen.ts';
export type { RecordOutcome, Rejection, WaitForRecordOptions } from './record-outcome.ts';
export { isRejected, rejectionOf } from './record-outcome.ts';
export { waitForRecord, waitForTransmission } from './unified-record.ts';

/** Options of {@link createUnified} and {@link createUnifiedClient}. */
export interface UnifiedOptions extends ClientSettings {
  /** The key of an API key subject (`credentials.key`). */
  readonly apiKey: string;
  /** Its secret, shown once when the subject was created. Server side only: never ship it in a browser or an app. */
  readonly apiSecret: string;
  /** Default: `test`. Nothing is shared between the two, and the vendor bills commissioned systems of `live`. */
  readonly environment?: 'test' | 'live' | undefined;
  /** The organization that subjects and organizations are listed and created in; one call may give another. */
  readonly scopeIdentifier?: string | undefined;
  /** `shareTokens(cache)` shares tokens between processes. Default: one token for each process. */
  readonly tokenCache?: TokenSharing | undefined;
}

/** The Unified API with its operations by resource. */
export interface Unified extends UnifiedResources {
  /** The client for the tree-shakable functions, and for `request(client, …)`. */
  readonly client: Client;
}

/**
 * A client for the fiskaly Unified API 2026-06-01 with its operations by resource.
 * The token is fetched when first needed, shared by all calls, and replaced a minute before it expires.
 *
 * @throws ConfigurationError for an option that cannot be right.
 * @example
 * const unified = createUnified({ apiKey, apiSecret });
 * for await (const record of unified.records.list()) console.log(record.content.state);
 */
export function createUnified(options: UnifiedOptions): Unified {
  const client = createUnifiedClient(options);
  return { ...bindUnified(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions: `createRecord({ client, body })`.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function createUnifiedClient(options: UnifiedOptions): Client {
  checkSettings(unifiedApi, options, {
    apiKey: true,
    apiSecret: true,
    scopeIdentifier: true,
    tokenCache: true,
  });
  const { apiKey, apiSecret, scopeIdentifier, tokenCache, ...settings } = options;
  return createClient({
    ...settings,
    product,
    api: unifiedApi,
    idempotency: idempotencyKeys(),
    managed: { scopeIdentifier },
    auth: subjectToken(createToken, { apiKey, apiSecret, tokenCache }),
  });
}
