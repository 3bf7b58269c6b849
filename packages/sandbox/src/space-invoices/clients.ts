import type {
  Client,
  ClientCreate,
  CountClientsData,
  CreateClientData,
  DeleteClientData,
  GetClientData,
  ListClientsData,
  ReplaceClientData,
  SearchClientsData,
  UpdateClientData,
} from '../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../core/contracts.ts';
import { organizationFor, ownedRow } from './access.ts';
import { countOf, listOf, oneOf } from './loopback/list.ts';
import { mentions } from './mentions.ts';
import { objectId } from './object-id.ts';
import { countryNamed } from './organizations/countries.ts';
import { softDelete } from './soft-delete.ts';

const SEARCHED = 'name email contact taxNumber companyNumber address city phone'.split(' ');

export function clients(world: World) {
  return world.table<Client>('clients');
}

/** Saves a client of an organization; `before` is the row that it replaces. */
export function addClient(
  world: World,
  organizationId: string,
  fields: ClientCreate,
  before?: Client,
): Client {
  const at = world.now.toISOString();
  const id = before?.id ?? objectId(world);
  return clients(world).put(id, {
    ...{ isEndCustomer: false, taxSubject: false, custom: {} },
    countryAlpha2Code: countryNamed(fields.country)?.code ?? null,
    ...fields,
    ...{ id, organizationId, createdAt: before?.createdAt ?? at, updatedAt: at },
    ...{ _isDeleted: false, deletedAt: null, deletedId: null },
  });
}

/** The clients of an organization, those that were deleted among them. */
export function clientsOf(world: World, organizationId: string): readonly Client[] {
  return clients(world)
    .all()
    .filter((one) => one.organizationId === organizationId);
}

export const clientHandlers = {
  createClient: handle<CreateClientData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'write');
    return { body: addClient(call.world, id, call.body) };
  }),
  getClient: handle<GetClientData>((call) =>
    oneOf(call, ownedRow(call, clients(call.world), 'Client', call.path.id, 'read')),
  ),
  listClients: handle<ListClientsData>((call) =>
    listOf(call, clientsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  countClients: handle<CountClientsData>((call) =>
    countOf(call, clientsOf(call.world, organizationFor(call, call.path.id, 'read').id)),
  ),
  searchClients: handle<SearchClientsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    const there = clientsOf(call.world, id).filter(({ _isDeleted }) => _isDeleted !== true);
    return { body: there.filter((one) => mentions(one, SEARCHED, call.query.term)) };
  }),
  replaceClient: handle<ReplaceClientData>((call) => {
    const before = ownedRow(call, clients(call.world), 'Client', call.path.id, 'write');
    return { body: addClient(call.world, before.organizationId ?? '', call.body, before) };
  }),
  updateClient: handle<UpdateClientData>((call) => {
    const { world, path, body } = call;
    const before = ownedRow(call, clients(world), 'Client', path.id, 'write');
    const country = 'country' in body ? { countryAlpha2Code: countryNamed(body.country)?.code ?? null } : {};
    const row = { ...before, ...country, ...body, updatedAt: world.now.toISOString() };
    return { body: clients(world).put(before.id, row) };
  }),
  deleteClient: handle<DeleteClientData>((call) => {
    const { world, path } = call;
    return softDelete(world, clients(world), ownedRow(call, clients(world), 'Client', path.id, 'write'));
  }),
};
