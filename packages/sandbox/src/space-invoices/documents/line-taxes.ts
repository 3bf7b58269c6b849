import type { DocumentItemTax } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { compact } from '../compact.ts';
import { invalid } from '../invalid.ts';
import { cut } from '../money.ts';
import { findTax, rateAt } from '../taxes/taxes.ts';

/**
 * A tax of a line, completed from the one of the organization that is meant by its id, rate or classification. A rate that
 * no tax of the organization has is taken as it is, as shops send it: 0 for what is not taxed.
 */
export function lineTax(
  world: World,
  organizationId: string,
  given: DocumentItemTax,
  date: string,
): DocumentItemTax {
  const found = findTax(world, organizationId, given, date);
  if (!found && (given.taxId || given.rate === undefined)) {
    const sought = given.taxId
      ? `with the id ${given.taxId}`
      : `of the classification \`${given.classification}\``;
    throw invalid('_documentItemTaxes', `names a tax ${sought}, which the organization does not have`);
  }
  const isById = Boolean(given.taxId) || given.rate === undefined;
  const rate = found && isById ? rateAt(found, date) : given.rate;
  if (rate === undefined) throw invalid('_documentItemTaxes', `names a tax without a rate for ${date}`);
  return compact<DocumentItemTax>({
    id: given.id ?? world.ids.uuid(),
    taxId: found?.id ?? null,
    name: given.name ?? found?.name,
    abbreviation: given.abbreviation ?? found?.abbreviation,
    rate: cut(rate, 2).toNumber(),
    classification: given.classification ?? found?.classification,
    recoverable: given.recoverable ?? found?.recoverable ?? false,
    reverseCharged: given.reverseCharged ?? found?.reverseCharged ?? false,
    compound: given.compound ?? found?.compound ?? false,
  });
}
