import type {
  Tax,
  TaxRate,
  TaxRateReplace,
  TaxReplace,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { ALWAYS, newestFirst, taxes } from './taxes.ts';

/** A rate as it is kept. */
export function rateRow(
  world: World,
  { dateValidFrom = ALWAYS, ...fields }: TaxRateReplace,
  before?: TaxRate,
): TaxRate {
  if (Number.isNaN(Date.parse(dateValidFrom))) {
    const wrong = [{ at: 'dateValidFrom', message: 'is no date' }];
    throw refuse('invalid', '`dateValidFrom` is no date.', { fields: wrong });
  }
  const at = world.now.toISOString();
  const id = fields.id ?? world.ids.uuid();
  return { custom: {}, ...fields, id, dateValidFrom, createdAt: before?.createdAt ?? at, updatedAt: at };
}

/** Keeps a tax as it is to be; `before` is what it replaces, whose rates keep their birthdays by their ids. */
export function putTax(
  world: World,
  organizationId: string,
  id: string,
  fields: TaxReplace,
  before?: Tax,
): Tax {
  const at = world.now.toISOString();
  const { _taxRates, ...own } = fields;
  const rates = _taxRates.map((rate) =>
    rateRow(
      world,
      rate,
      before?._taxRates?.find((one) => rate.id !== undefined && one.id === rate.id),
    ),
  );
  return taxes(world).put(id, {
    ...{ recoverable: false, compound: false, reverseCharged: false, custom: {} },
    ...own,
    ...{
      id,
      organizationId,
      _taxRates: newestFirst(rates),
      createdAt: before?.createdAt ?? at,
      updatedAt: at,
    },
    ...{ _isDeleted: false, deletedAt: null, deletedId: null },
  });
}
