import type {
  Client,
  DocumentClient,
  DocumentIssuer,
  Organization,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { addClient, clients, clientsOf } from '../clients.ts';
import { compact, pick } from '../compact.ts';
import { invalid } from '../invalid.ts';

const PARTY =
  'name address address2 city zip state country taxNumber taxSubject companyNumber IBAN bank SWIFT website email phone'.split(
    ' ',
  );
const CLIENT = [...PARTY, 'contact', 'isEndCustomer'];
const ISSUER = [...PARTY, 'countryAlpha2Code'];

/** The organization, as a document names it: a copy in which given fields win. */
export function issuerOf(
  world: World,
  organization: Organization,
  given: DocumentIssuer = {},
): DocumentIssuer {
  return {
    ...(pick(organization, ISSUER) as DocumentIssuer),
    ...{ custom: {} },
    ...given,
    id: given.id ?? world.ids.uuid(),
  };
}

/** The client of a document, and the copy of it that the document carries. */
export interface Recipient {
  readonly clientId: string;
  readonly _documentClient: DocumentClient;
}

/**
 * The client by its id, else by its mail address, else a new one that is saved. The client that a document has already may
 * have been deleted since.
 */
export function recipientOf(
  world: World,
  organizationId: string,
  clientId: string | null | undefined,
  given: DocumentClient = {},
  former?: string | null,
): Recipient {
  const client = clientId
    ? clientWithId(world, organizationId, clientId, clientId === former)
    : (clientWithMail(world, organizationId, given.email) ?? newClient(world, organizationId, given));
  return {
    clientId: client.id,
    _documentClient: {
      ...{ taxSubject: false, isEndCustomer: false, custom: {} },
      ...(pick(client, CLIENT) as DocumentClient),
      ...given,
      id: given.id ?? world.ids.uuid(),
    },
  };
}

function clientWithId(world: World, organizationId: string, id: string, mayBeDeleted: boolean): Client {
  const client = clients(world).get(id);
  const isThere = client?.organizationId === organizationId;
  if (isThere && (mayBeDeleted || client._isDeleted !== true)) return client;
  throw invalid('clientId', `names a client ${id} that there is not`);
}

function clientWithMail(
  world: World,
  organizationId: string,
  email: string | null | undefined,
): Client | undefined {
  if (!email) return undefined;
  const isSame = (one: Client) => one.email?.toLowerCase() === email.toLowerCase() && one._isDeleted !== true;
  return clientsOf(world, organizationId).find(isSame);
}

function newClient(world: World, organizationId: string, given: DocumentClient): Client {
  const { name, id: _, ...fields } = given;
  if (!name) throw invalid('_documentClient.name', 'is missing, and so is `clientId`');
  return addClient(world, organizationId, compact({ ...fields, name }));
}
