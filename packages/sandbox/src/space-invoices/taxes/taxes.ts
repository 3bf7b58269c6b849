import type { Tax, TaxRate } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { cut } from '../money.ts';

/** From when a rate is in force that does not say so: always. */
export const ALWAYS = '1970-01-01';

export function taxes(world: World) {
  return world.table<Tax>('taxes');
}

/** The taxes of an organization, those that were deleted among them. */
export function taxesOf(world: World, organizationId: string): readonly Tax[] {
  return taxes(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

/** The rate of a tax that is in force at a moment: the newest one that had begun by then. */
export function rateAt({ _taxRates = [] }: Tax, moment: string): number | undefined {
  return newestFirst(_taxRates).find(
    ({ dateValidFrom = ALWAYS }) => Date.parse(dateValidFrom) <= Date.parse(moment),
  )?.rate;
}

/** Rates as the service sorts them. */
export function newestFirst(rates: readonly TaxRate[]): TaxRate[] {
  const from = ({ dateValidFrom = ALWAYS }: TaxRate) => Date.parse(dateValidFrom);
  return [...rates].sort((a, b) => from(b) - from(a));
}

/** How a tax is named where its id is not known. */
export interface TaxName {
  readonly taxId?: string | null;
  readonly rate?: number;
  readonly classification?: string | null;
}

/** The tax that is meant: by its id, else by the rate that it has at that moment, else by its classification. */
export function findTax(
  world: World,
  organizationId: string,
  { taxId, rate, classification }: TaxName,
  moment: string,
): Tax | undefined {
  const there = taxesOf(world, organizationId).filter(({ _isDeleted }) => _isDeleted !== true);
  if (taxId) return there.find(({ id }) => id === taxId);
  if (rate !== undefined) {
    const sought = cut(rate, 2).toNumber();
    const equal = there.filter((tax) => rateAt(tax, moment) === sought);
    return equal.find((tax) => tax.classification === classification) ?? equal[0];
  }
  return there.find((tax) => tax.classification === classification);
}
