import type { EvidenceTable } from '../core/evidence.ts';

/** Where the behaviour of each operation is from. */
export const evidence: EvidenceTable = {
  retrieveToken: {
    behaviour: 'documented',
    note: 'Lifetimes of 24 and 48 hours, as the page on authentication says. Tokens end with their key or user: inferred.',
  },
  listOrganizations: { behaviour: 'documented' },
  createOrganization: { behaviour: 'documented' },
  retrieveOrganization: { behaviour: 'documented' },
  updateOrganization: { behaviour: 'documented' },
  deleteOrganization: {
    behaviour: 'inferred',
    note: 'The row goes. The vendor says that this is not finished, and goes through its support.',
  },
  enableOrganizationEnvironment: { behaviour: 'documented' },
  listApiKeys: { behaviour: 'documented' },
  createApiKey: { behaviour: 'documented', note: 'The 409 is taken for a name that the organization has.' },
  retrieveApiKey: { behaviour: 'documented' },
  updateApiKey: { behaviour: 'documented' },
  deleteApiKey: { behaviour: 'inferred' },
  listUsers: { behaviour: 'documented' },
  inviteUser: {
    behaviour: 'documented',
    note: 'The 409 is taken for a user who belongs to the organization.',
  },
  deleteUser: { behaviour: 'documented' },
  listBillingAddresses: { behaviour: 'documented' },
  createBillingAddress: { behaviour: 'documented', note: 'A VAT id is valid by its form alone.' },
  retrieveBillingAddress: { behaviour: 'documented' },
  updateBillingAddress: { behaviour: 'documented' },
  deleteBillingAddress: { behaviour: 'inferred' },
};
