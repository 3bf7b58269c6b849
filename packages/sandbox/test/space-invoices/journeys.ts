import { catalogueJourneys } from './journeys/catalogue.ts';
import { invoiceJourneys } from './journeys/invoices.ts';
import { listJourneys } from './journeys/lists.ts';
import { organizationJourneys } from './journeys/organizations.ts';
import { paymentJourneys } from './journeys/payments.ts';
import { statsJourneys } from './journeys/stats.ts';
import { twiceJourneys } from './journeys/twice.ts';
import type { Story } from './shared.ts';

/** What users of Space Invoices live through. */
export const journeys: readonly Story[] = [
  ...invoiceJourneys,
  ...twiceJourneys,
  ...paymentJourneys,
  ...listJourneys,
  ...catalogueJourneys,
  ...organizationJourneys,
  ...statsJourneys,
];
