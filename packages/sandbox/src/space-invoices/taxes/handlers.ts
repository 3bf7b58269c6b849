import type {
  CountTaxesData,
  CreateTaxData,
  CreateTaxRateData,
  DeleteTaxData,
  DeleteTaxRateData,
  GetTaxData,
  ListTaxesData,
  ReplaceTaxData,
  Tax,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { organizationFor, ownedRow } from '../access.ts';
import { documents } from '../documents/documents.ts';
import { countOf, listOf, oneOf } from '../loopback/list.ts';
import { objectId } from '../object-id.ts';
import { softDelete } from '../soft-delete.ts';
import { putTax, rateRow } from './put-tax.ts';
import { newestFirst, taxes, taxesOf } from './taxes.ts';

/** Whether a line of any document has the tax. */
function isUsed(world: World, { id }: Tax): boolean {
  return documents(world)
    .all()
    .some(({ _documentItems = [] }) =>
      _documentItems.some(({ _documentItemTaxes = [] }) =>
        _documentItemTaxes.some(({ taxId }) => taxId === id),
      ),
    );
}

function withRates(world: World, tax: Tax, rates: NonNullable<Tax['_taxRates']>): void {
  taxes(world).put(tax.id, { ...tax, _taxRates: newestFirst(rates), updatedAt: world.now.toISOString() });
}

export const taxHandlers = {
  createTax: handle<CreateTaxData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'write');
    return { body: putTax(call.world, id, objectId(call.world), call.body) };
  }),
  getTax: handle<GetTaxData>((call) =>
    oneOf(call, ownedRow(call, taxes(call.world), 'Tax', call.path.id, 'read')),
  ),
  listTaxes: handle<ListTaxesData>((call) =>
    listOf(call, taxesOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  countTaxes: handle<CountTaxesData>((call) =>
    countOf(call, taxesOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  replaceTax: handle<ReplaceTaxData>((call) => {
    const before = ownedRow(call, taxes(call.world), 'Tax', call.path.id, 'write');
    return { body: putTax(call.world, before.organizationId ?? '', before.id, call.body, before) };
  }),
  deleteTax: handle<DeleteTaxData>((call) => {
    const { world, path } = call;
    const tax = ownedRow(call, taxes(world), 'Tax', path.id, 'write');
    if (isUsed(world, tax)) throw refuse('state', `Tax ${tax.id} cannot be deleted: a document uses it.`);
    return softDelete(world, taxes(world), tax);
  }),
  createTaxRate: handle<CreateTaxRateData>((call) => {
    const { world, path, body } = call;
    const tax = ownedRow(call, taxes(world), 'Tax', path.id, 'write');
    const rate = rateRow(world, body);
    withRates(world, tax, [...(tax._taxRates ?? []), rate]);
    return { body: rate };
  }),
  deleteTaxRate: handle<DeleteTaxRateData>((call) => {
    const { world, path } = call;
    const tax = ownedRow(call, taxes(world), 'Tax', path.id, 'write');
    const others = (tax._taxRates ?? []).filter(({ id }) => id !== path.fk);
    if (others.length === tax._taxRates?.length)
      throw refuse('not found', `Tax ${tax.id} has no rate ${path.fk}.`);
    withRates(world, tax, others);
    return { body: { count: 1 } };
  }),
};
