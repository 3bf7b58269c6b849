import document from '../../../fiskaly/src/gen/unified/openapi.json' with { type: 'json' };
import type { Vendor } from '../core/contracts.ts';
import type { Sandbox } from '../core/sandbox.ts';
import type { OpenApi } from '../core/spec/document.ts';
import { commissionMerchant, type Merchant, type MerchantWish } from '../fiskaly/commission/commission.ts';
import { fiskalyVendor } from '../fiskaly/vendor.ts';

export { accountKey } from '../fiskaly/account.ts';
export type { Merchant, MerchantWish } from '../fiskaly/commission/commission.ts';

const rules = { api: 'unified', version: '2026-06-01' } as const;

/** Options of `createUnified` that a sandbox accepts. */
export interface UnifiedCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/**
 * The fiskaly Unified API 2026-06-01. A fresh sandbox has an account with one group, and the credentials are the group's:
 * they make units and their keys. {@link accountKey} makes further groups, {@link commission} goes all the way to a till.
 *
 * @example
 * const sandbox = createSandbox(unified);
 * const group = createUnified(sandbox.options);
 */
export const unified: Vendor<UnifiedCredentials> = fiskalyVendor(
  'fiskaly/unified',
  document as unknown as OpenApi,
  rules,
);

/**
 * Sets up a merchant in one step: a unit and its key, then taxpayer, branch and till, each commissioned after the one
 * before. In Belgium and Germany the system is a service for electronic invoices at the head office, with its proof of
 * ownership sent. A Swedish till still has to be opened. They are ordinary requests, so the ledger has them and a fault
 * may meet them.
 *
 * @example
 * const { options, system } = await commission(sandbox, { country: 'IT' });
 * const till = createUnified(options);
 */
export function commission(
  sandbox: Sandbox<UnifiedCredentials>,
  wish: MerchantWish = {},
): Promise<Merchant<UnifiedCredentials>> {
  return commissionMerchant(sandbox, rules.version, wish);
}
