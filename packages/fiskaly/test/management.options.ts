import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

/** A management client for the mock. */
export const contractOptions: ContractOptions = {
  client: { apiKey: 'contract-key', apiSecret: 'contract-secret' },
  token: { operation: 'retrieveToken', at: 'access_token' },
};
