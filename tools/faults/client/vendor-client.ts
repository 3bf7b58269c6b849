import {
  type Client,
  type ClientSettings,
  createClient,
  idempotencyKeys,
  tokenExchange,
} from '@quittance/runtime';
import { createUnifiedClient } from '../../../packages/fiskaly/src/unified.ts';
import { createFastClock } from '../fast-clock.ts';
import { merchantAt } from '../vendor/merchant.ts';
import { mountOf, type Reading, type VendorApi } from '../vendor/reading.ts';
import type { VendorAddress } from '../vendor/start-vendor.ts';
import { createToken, thingsApi } from './things-api.ts';

/** Where and how a client sends. */
export interface VendorClientOptions {
  readonly vendor: VendorAddress;
  readonly reading: Reading;
  /** The API key of things; each has tokens of its own. */
  readonly identity: string;
  readonly sending: Pick<ClientSettings, 'fetch' | 'ky'>;
  /** How many times faster than the clock time passes. */
  readonly speed: number;
  /** A number from 0 to 1, for the waits between attempts. Default: random ones. */
  readonly random?: (() => number) | undefined;
  /** Layers of the user's. Default: none. */
  readonly use?: ClientSettings['use'];
}

// An answer over the cap has to be read up to it, which with the default of 64 MiB takes longer than all other faults.
const MAX_RESPONSE_BYTES = 131_072;

/** A client of the things API. Everything but time, the cap and the transport is as by default. */
export function createThingsClient(options: VendorClientOptions): Client {
  const { identity } = options;
  return createClient({
    api: thingsApi,
    idempotency: idempotencyKeys(),
    ...settingsOf('things', options),
    auth: tokenExchange({
      identity,
      exchange: async ({ send }) => {
        const { data } = await send(createToken, { body: { content: { key: identity, secret: 'secret' } } });
        const { bearer, expires_at, issued_at } = data.content.authentication;
        return { token: bearer, expiresAt: Date.parse(expires_at), issuedAt: Date.parse(issued_at) };
      },
    }),
  });
}

/** The real client of fiskaly's Unified API, with a merchant's key. */
export function createRecordsClient(options: VendorClientOptions): Client {
  const { apiKey, apiSecret } = merchantAt(options.vendor.merchants, mountOf('unified', options.reading));
  return createUnifiedClient({ ...settingsOf('unified', options), apiKey, apiSecret });
}

function settingsOf(api: VendorApi, { vendor, reading, sending, speed, random, use }: VendorClientOptions) {
  return {
    baseUrl: `${vendor.url}/${mountOf(api, reading)}`,
    ...sending,
    clock: createFastClock(speed),
    maxResponseBytes: MAX_RESPONSE_BYTES,
    hooks: { onWarning: () => undefined },
    ...(random && { random }),
    ...(use && { use }),
  } satisfies ClientSettings;
}
