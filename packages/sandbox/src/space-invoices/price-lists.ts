import type {
  CountPriceListsData,
  CreatePriceListData,
  DeletePriceListData,
  GetPriceListData,
  ListPriceListsData,
  PriceList,
  UpdatePriceListData,
} from '../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { organizationFor, ownedRow } from './access.ts';
import { clients } from './clients.ts';
import { countOf, listOf, oneOf } from './loopback/list.ts';
import { objectId } from './object-id.ts';
import { softDelete } from './soft-delete.ts';

function priceLists(world: World) {
  return world.table<PriceList>('priceLists');
}

function listsOf(world: World, organizationId: string): readonly PriceList[] {
  return priceLists(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

function checkClient(
  world: World,
  organizationId: string | undefined,
  clientId: string | null | undefined,
): void {
  if (!clientId) return;
  const client = clients(world).get(clientId);
  if (client?.organizationId === organizationId && client?._isDeleted !== true) return;
  const fields = [{ at: 'clientId', message: 'names no client' }];
  throw refuse('invalid', `Client ${clientId} does not exist.`, { fields });
}

export const priceListHandlers = {
  createPriceList: handle<CreatePriceListData>((call) => {
    const { world, path, body } = call;
    const { id: organizationId } = organizationFor(call, path.id, 'write');
    checkClient(world, organizationId, body.clientId);
    const id = objectId(world);
    const at = world.now.toISOString();
    const row: PriceList = {
      ...{ active: true, type: 'sale', custom: {} },
      ...body,
      ...{
        id,
        organizationId,
        createdAt: at,
        updatedAt: at,
        _isDeleted: false,
        deletedAt: null,
        deletedId: null,
      },
    };
    return { body: priceLists(world).put(id, row) };
  }),
  getPriceList: handle<GetPriceListData>((call) =>
    oneOf(call, ownedRow(call, priceLists(call.world), 'Price list', call.path.id, 'read')),
  ),
  listPriceLists: handle<ListPriceListsData>((call) =>
    listOf(call, listsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  countPriceLists: handle<CountPriceListsData>((call) =>
    countOf(call, listsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  updatePriceList: handle<UpdatePriceListData>((call) => {
    const { world, path, body } = call;
    const before = ownedRow(call, priceLists(world), 'Price list', path.id, 'write');
    checkClient(world, before.organizationId, body.clientId);
    const row = { ...before, ...body, updatedAt: world.now.toISOString() };
    return { body: priceLists(world).put(before.id, row) };
  }),
  deletePriceList: handle<DeletePriceListData>((call) => {
    const { world, path } = call;
    return softDelete(
      world,
      priceLists(world),
      ownedRow(call, priceLists(world), 'Price list', path.id, 'write'),
    );
  }),
};
