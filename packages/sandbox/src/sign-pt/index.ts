import document from '../../../fiskaly/src/gen/sign-pt/openapi.json' with { type: 'json' };
import type { Vendor } from '../core/contracts.ts';
import type { Sandbox } from '../core/sandbox.ts';
import type { OpenApi } from '../core/spec/document.ts';
import { commissionMerchant, type Merchant } from '../fiskaly/commission/commission.ts';
import { fiskalyVendor } from '../fiskaly/vendor.ts';

export { accountKey } from '../fiskaly/account.ts';
export type { Merchant } from '../fiskaly/commission/commission.ts';

const rules = { api: 'sign-pt', version: '2026-05-04' } as const;

/** Options of `createSignPt` that a sandbox accepts. */
export interface SignPtCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/**
 * fiskaly SIGN PT 2026-05-04. A fresh sandbox has an account with one group, and the credentials are the group's: they
 * make units and their keys. {@link accountKey} makes further groups, {@link commission} goes all the way to a till.
 *
 * @example
 * const sandbox = createSandbox(signPt);
 * const group = createSignPt(sandbox.options);
 */
export const signPt: Vendor<SignPtCredentials> = fiskalyVendor(
  'fiskaly/sign-pt',
  document as unknown as OpenApi,
  rules,
);

/**
 * Sets up a merchant in one step: a unit and its key, then taxpayer, branch and till, each commissioned after the one
 * before. They are ordinary requests, so the ledger has them and a fault may meet them.
 *
 * @example
 * const { options, system } = await commission(sandbox);
 * const till = createSignPt(options);
 */
export function commission(
  sandbox: Sandbox<SignPtCredentials>,
  wish: { readonly taxpayer?: object } = {},
): Promise<Merchant<SignPtCredentials>> {
  return commissionMerchant(sandbox, rules.version, wish);
}
