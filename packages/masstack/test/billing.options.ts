import type { ContractOptions } from '@quittance/tools/contract/contract-options.ts';

const given = 'contract-token';
const renewed = 'contract-token-renewed';

/** A billing client for the mock, whose token comes from a function: a refused one is replaced. */
export const contractOptions: ContractOptions = {
  client: {
    token: (refused?: string) => (refused === undefined ? given : renewed),
    orgId: 'contract-tenant',
  },
  token: { given, renewed },
};
