import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

const given = 'contract-access-token';

/** A Space Invoices client for the mock. */
export const contractOptions: ContractOptions = { client: { accessToken: given }, token: { given } };
