import { documentRefusals } from './refusals/documents.ts';
import { refusalsEverywhere } from './refusals/everywhere.ts';
import { organizationRefusals } from './refusals/organizations.ts';
import type { Story } from './shared.ts';

/** What Space Invoices refuses, without a fault. */
export const refusals: readonly Story[] = [
  ...refusalsEverywhere,
  ...documentRefusals,
  ...organizationRefusals,
];
