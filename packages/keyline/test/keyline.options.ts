import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

const given = '0123456789abcdef'.repeat(4);

/** A Keyline client for the mock, with a key of the vendor's form. */
export const contractOptions: ContractOptions = { client: { apiKey: given }, token: { given } };
