import type { SignPt } from '@quittance/fiskaly/sign-pt';
import type { Vendor } from '../../src/core/contracts.ts';
import type { Merchant } from '../../src/fiskaly/commission/commission.ts';
import type { Sandbox } from '../../src/index.ts';
import type { transact } from '../sign-pt/documents.ts';
import type { FiskalyKey } from './raw.ts';

/** What came of a sale: both records, with what their keys did. */
export type Sold = Awaited<ReturnType<typeof transact>>;

/**
 * What stories need that both APIs live through. The Unified API's client is taken for that of SIGN PT, its earlier
 * version: they differ in documents, which each kit sells in its own form.
 */
export interface Kit {
  readonly vendor: Vendor<FiskalyKey>;
  create(options: Sandbox<FiskalyKey>['options'] & { scopeIdentifier?: string; retry?: false }): SignPt;
  commission(sandbox: Sandbox<FiskalyKey>): Promise<Merchant<FiskalyKey>>;
  /** An intention and a receipt with this number, under keys made of the checkout's name. */
  sell(till: SignPt, system: string, checkout: string, number: string): Promise<Sold>;
}
