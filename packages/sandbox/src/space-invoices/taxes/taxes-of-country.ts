import type { Organization } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { objectId } from '../object-id.ts';
import { type Country, classified } from '../organizations/countries.ts';
import { putTax } from './put-tax.ts';

/** Gives a new organization the taxes of its country. */
export function addTaxesOf(world: World, organization: Organization, { names, code, tax }: Country): void {
  for (const [classification, rate] of classified(tax?.rates ?? [])) {
    putTax(world, organization.id, objectId(world), {
      ...{ name: tax?.name ?? '', abbreviation: tax?.abbreviation ?? null, classification },
      ...{ country: names[0] ?? null, countryAlpha2Code: code, recoverable: true, _taxRates: [{ rate }] },
    });
  }
}
