import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

/** A client of the Unified API for the mock. `scopeIdentifier` shows that the header is sent only where it is declared. */
export const contractOptions: ContractOptions = {
  client: {
    apiKey: 'contract-key',
    apiSecret: 'contract-secret',
    scopeIdentifier: '0c8f3f1e-6a52-4d0b-9f57-2e4b1a7c9d10',
  },
  token: { operation: 'createToken', at: 'content.authentication.bearer' },
};
