import type {
  CountItemsData,
  CreateItemData,
  DeleteItemData,
  GetItemData,
  Item,
  ItemCreate,
  ListItemsData,
  ReplaceItemData,
  SearchItemsData,
} from '../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { organizationFor, ownedRow } from './access.ts';
import { netPrice } from './documents/amounts.ts';
import { countOf, listOf, oneOf } from './loopback/list.ts';
import { mentions } from './mentions.ts';
import { objectId } from './object-id.ts';
import { softDelete } from './soft-delete.ts';
import { findTax, rateAt, taxes } from './taxes/taxes.ts';

const SEARCHED = 'name description SKU EAN'.split(' ');

/** To how many places the net price of an item is cut that was given with tax. */
const PRICE_PLACES = 4;

export function items(world: World) {
  return world.table<Item>('items');
}

/** Saves an item of an organization; `before` is the row that it replaces. */
export function addItem(world: World, organizationId: string, fields: ItemCreate, before?: Item): Item {
  const at = world.now.toISOString();
  const id = before?.id ?? objectId(world);
  const { _itemTaxes, ...own } = fields;
  refuseTaken(world, organizationId, own.SKU, id);
  const taxIds = taxIdsOf(world, organizationId, fields);
  return items(world).put(id, {
    ...{ description: '', l10n: {}, custom: {} },
    ...own,
    ...(own.priceGross ? { price: netOf(world, own.priceGross, taxIds) } : {}),
    ...{ id, organizationId, taxIds, createdAt: before?.createdAt ?? at, updatedAt: at },
    ...{ _isDeleted: false, deletedAt: null, deletedId: null },
  });
}

/** The items of an organization, those that were deleted among them. */
export function itemsOf(world: World, organizationId: string): readonly Item[] {
  return items(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

function refuseTaken(world: World, organizationId: string, SKU: string | null | undefined, id: string): void {
  if (!SKU) return;
  const isTaken = itemsOf(world, organizationId).some(
    (one) => one.SKU === SKU && one.id !== id && one._isDeleted !== true,
  );
  if (isTaken)
    throw refuse('conflict', `An item with the SKU \`${SKU}\` exists.`, {
      fields: [{ at: 'SKU', message: 'is not unique' }],
    });
}

/** The taxes of an item, named by their ids or as `_itemTaxes` does. */
function taxIdsOf(
  world: World,
  organizationId: string,
  { taxIds = [], _itemTaxes = [] }: ItemCreate,
): string[] {
  const now = world.now.toISOString();
  const named = [
    ...taxIds.map((taxId) => ({ at: 'taxIds', tax: { taxId } })),
    ..._itemTaxes.map((tax) => ({ at: '_itemTaxes', tax })),
  ];
  return named.map(({ at, tax }) => {
    const found = findTax(world, organizationId, tax, now);
    if (found) return found.id;
    throw refuse('invalid', `\`${at}\` names a tax that the organization does not have.`, {
      fields: [{ at, message: 'names no tax' }],
    });
  });
}

function netOf(world: World, priceGross: number, taxIds: readonly string[]): number {
  const now = world.now.toISOString();
  const own = taxIds.flatMap((id) => taxes(world).get(id) ?? []);
  const rates = own.map((tax) => ({ rate: rateAt(tax, now) ?? 0, compound: tax.compound === true }));
  return netPrice(priceGross, rates, PRICE_PLACES).toNumber();
}

/** What `include` may load with an item. */
const relations = (world: World) => ({
  taxes: ({ taxIds = [] }: Item) => taxIds.flatMap((id) => taxes(world).get(id) ?? []),
});

export const itemHandlers = {
  createItem: handle<CreateItemData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'write');
    return { body: addItem(call.world, id, call.body) };
  }),
  getItem: handle<GetItemData>((call) =>
    oneOf(call, ownedRow(call, items(call.world), 'Item', call.path.id, 'read'), relations(call.world)),
  ),
  listItems: handle<ListItemsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    return listOf(call, itemsOf(call.world, id), relations(call.world));
  }),
  countItems: handle<CountItemsData>((call) =>
    countOf(call, itemsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  searchItems: handle<SearchItemsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const there = itemsOf(call.world, id).filter(({ _isDeleted }) => _isDeleted !== true);
    return { body: there.filter((one) => mentions(one, SEARCHED, call.query.term)) };
  }),
  replaceItem: handle<ReplaceItemData>((call) => {
    const before = ownedRow(call, items(call.world), 'Item', call.path.id, 'write');
    return { body: addItem(call.world, before.organizationId ?? '', call.body, before) };
  }),
  deleteItem: handle<DeleteItemData>((call) => {
    const { world, path } = call;
    return softDelete(world, items(world), ownedRow(call, items(world), 'Item', path.id, 'write'));
  }),
};
