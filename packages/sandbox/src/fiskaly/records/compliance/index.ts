import { austria } from './austria.ts';
import { italy } from './italy.ts';
import type { Making, Printed } from './making.ts';
import { portugal } from './portugal.ts';
import { spain } from './spain.ts';
import { sweden } from './sweden.ts';

/** By country; France adds nothing to print, nor do countries whose invoices are electronic. */
const COUNTRIES: Readonly<Record<string, (making: Making) => Printed>> = {
  AT: austria,
  ES: spain,
  IT: italy,
  PT: portugal,
  SE: sweden,
};

/** The operations that make no fiscal document anywhere. */
const NO_DOCUMENTS = ['ABORT', 'ENRICHMENT'];

/** What the country adds to a document: what has to be printed, and what its tax office is told. */
export function complianceOf(making: Making): Printed {
  if (NO_DOCUMENTS.includes(making.operation.type)) return {};
  return COUNTRIES[making.place.country]?.(making) ?? {};
}
