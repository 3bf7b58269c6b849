import type { EvidenceTable } from '../core/evidence.ts';

/** Where the behaviour of each operation is from. */
export const evidence: EvidenceTable = {
  getInvoicePublicLink: {
    behaviour: 'inferred',
    note: '`link` is a name of ours: the vendor prints no field. The file behind it is a PDF of four lines.',
  },
  getAccountBillingDetails: { behaviour: 'inferred', note: '`next_billing_date` is a name of ours.' },
  getSubscriptionConsumptions: { behaviour: 'inferred', note: 'One balance: the charges of the month.' },
  listSubscriptionConsumptionDetails: {
    behaviour: 'inferred',
    note: 'Grouped by type under its name; the filters are documented.',
  },
  listAccountAdjustments: { behaviour: 'documented' },
  createAccountAdjustment: {
    behaviour: 'inferred',
    note: 'A negative amount becomes a `CREDIT`; a repeated id is not refused, since nobody says that it is.',
  },
  refundSubscriptionMovement: {
    behaviour: 'inferred',
    note: 'Something is given back, and no more than was charged; a repeated id is not refused.',
  },
  getLocationTax: { behaviour: 'inferred', note: 'The taxes of Spain, with names of ours.' },
};
