import type { DocumentItem, DocumentItemInput, Item } from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { compact, pick } from '../compact.ts';
import { invalid } from '../invalid.ts';
import { addItem, itemsOf } from '../items.ts';
import { cut } from '../money.ts';
import { type LineAmounts, lineAmounts, netPrice } from './amounts.ts';
import { lineTax } from './line-taxes.ts';

/** What lines have to know of their document. */
export interface LineContext {
  readonly world: World;
  readonly organizationId: string;
  readonly date: string;
  readonly decimalPlaces: number;
}

/** A line as it is kept, and what it comes to. */
export interface Line {
  readonly row: DocumentItem;
  /** Absent for a separator. */
  readonly amounts?: LineAmounts;
}

/** Makes a line of what was sent for it. */
export function lineOf(input: DocumentItemInput, context: LineContext): Line {
  const { world, organizationId, date, decimalPlaces } = context;
  const id = input.id ?? world.ids.uuid();
  if (input.isSeparator === true) {
    const { name, description } = input;
    return { row: compact<DocumentItem>({ id, isSeparator: true, name, description }) };
  }
  const item = loaded(input, context);
  const { save, load: _, ...own } = input;
  const given = { ...(item ? asLine(item) : {}), ...own };
  const { name } = given;
  if (!name)
    throw invalid('_documentItems', 'has a line without a name, and without an item to load it from');
  const taxes = (given._documentItemTaxes ?? []).map((tax) => lineTax(world, organizationId, tax, date));
  const rates = taxes.map(({ rate = 0, compound = false, reverseCharged = false }) => ({
    rate,
    compound,
    reverseCharged,
  }));
  const price = given.priceGross
    ? netPrice(given.priceGross, rates, decimalPlaces).toNumber()
    : cut(given.price ?? 0, decimalPlaces).toNumber();
  const { discountIsAmount = false } = given;
  const quantity = cut(given.quantity ?? 1, decimalPlaces).toNumber();
  const discount = cut(given.discount ?? 0, discountIsAmount ? decimalPlaces : 2).toNumber();
  const amounts = lineAmounts({ price, quantity, discount, discountIsAmount, taxes: rates, decimalPlaces });
  const itemId =
    given.itemId ?? (save === true ? saved({ ...given, name, price }, taxes, context) : undefined);
  const row = compact<DocumentItem>({
    ...{ description: '', unit: '', isSeparator: false, l10n: {}, custom: {} },
    ...given,
    ...{ id, itemId, price, quantity, discount, discountIsAmount, _documentItemTaxes: taxes },
    ...(given.priceGross ? { priceGross: cut(given.priceGross, decimalPlaces).toNumber() } : {}),
    total: amounts.total.toNumber(),
    totalWithTax: amounts.totalWithTax.toNumber(),
    totalDiscount: amounts.totalDiscount.toNumber(),
    totalTax: amounts.totalTax.toNumber(),
  });
  return { row, amounts };
}

/** The item that a line asks to be loaded from: by its id, else by its SKU. */
function loaded(
  { itemId, SKU, load }: DocumentItemInput,
  { world, organizationId }: LineContext,
): Item | undefined {
  if (load !== true || (!itemId && !SKU)) return undefined;
  const there = itemsOf(world, organizationId).filter(({ _isDeleted }) => _isDeleted !== true);
  const item = there.find((one) => (itemId ? one.id === itemId : one.SKU === SKU));
  if (!item) throw invalid('_documentItems', `names an item \`${itemId || SKU}\` that there is not`);
  return item;
}

/** What a line takes from an item. */
function asLine({ id, taxIds = [], ...item }: Item): DocumentItemInput {
  const { price, ...fields } = pick(item, [
    'name',
    'description',
    'price',
    'priceGross',
    'unit',
    'SKU',
    'l10n',
  ]);
  return {
    ...(fields as Partial<DocumentItemInput>),
    ...(typeof price === 'number' ? { price } : {}),
    name: item.name ?? null,
    itemId: id,
    _documentItemTaxes: taxIds.map((taxId) => ({ taxId })),
  };
}

/** Saves a line as an item, and gives its id. */
function saved(
  line: DocumentItemInput & { name: string },
  taxes: readonly { readonly taxId?: string | null }[],
  { world, organizationId }: LineContext,
): string {
  const { name, description, price, priceGross, unit, SKU, l10n } = line;
  const item = compact<Parameters<typeof addItem>[2]>({
    ...{ name, description, price, priceGross, unit, SKU, l10n },
    taxIds: taxes.flatMap(({ taxId }) => taxId ?? []),
  });
  return addItem(world, organizationId, item).id;
}
