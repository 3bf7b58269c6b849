import type {
  CreateOrganizationData,
  CreateOrganizationPersonData,
  DeleteOrganizationPersonData,
  GetOrganizationData,
  GetOrganizationPersonData,
  ListOrganizationAddressesData,
  ListOrganizationPeopleData,
  Organization,
  OrganizationAddress,
  Person,
  UpdateOrganizationData,
  UpdateOrganizationPersonData,
} from '../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle, type World } from '../core/contracts.ts';
import { existing } from '../core/state/world.ts';
import { announce } from './events.ts';
import { change, create, find, nextReference } from './records.ts';
import { invalid } from './refusals.ts';

/** What nobody has said of an organization. */
export const BLANK_ORGANIZATION = {
  email: null,
  accounting_email: null,
  tax_identifier: null,
  company_registration_number: null,
  debitor_identifier: null,
  creditor_identifier: null,
  preferred_locale: null,
  credit_limit: null,
  deleted_at: null,
} satisfies Partial<Organization>;

/** What nobody has said of a person. */
export const BLANK_PERSON = {
  salutation: null,
  email: null,
  phone: null,
  fax: null,
  mobile: null,
  debitor_identifier: null,
  creditor_identifier: null,
  tax_identifier: null,
  preferred_locale: null,
  credit_limit: null,
  deleted_at: null,
} satisfies Partial<Person>;

/** An address of an organization. */
export interface OrganizationAddressRow extends OrganizationAddress {
  readonly organization_id: number;
}

/** Customers, the people who work there, and their addresses. */
export const customers: Readonly<Record<string, Handler>> = {
  listOrganizations: ({ world, page }) => page(world.table<Organization>('organizations').all()),
  createOrganization: handle<CreateOrganizationData>(({ world, body: { organization } }) => {
    const { name, reference, ...rest } = organization;
    const made = create<Organization>(world, 'organizations', {
      ...{ ...BLANK_ORGANIZATION, ...rest, name: named(name) },
      reference: reference ?? nextReference(world),
    });
    announce(world, 'Organization', undefined, made);
    return { body: made };
  }),
  getOrganization: handle<GetOrganizationData>(({ world, path }) => ({
    body: organizationOf(world, path.organization_id),
  })),
  updateOrganization: handle<UpdateOrganizationData>(({ world, path, body: { organization } }) => {
    const before = organizationOf(world, path.organization_id);
    if (organization.name !== undefined) named(organization.name);
    announce(world, 'Organization', before, change(world, 'organizations', before, organization));
    return {};
  }),
  listOrganizationAddresses: handle<ListOrganizationAddressesData>(({ world, path, page }) => {
    const { id } = organizationOf(world, path.organization_id);
    return page(addressesOf(world, id));
  }),
  listOrganizationPeople: handle<ListOrganizationPeopleData>(({ world, path, page }) => {
    const { id } = organizationOf(world, path.organization_id);
    return page(
      world
        .table<Person>('people')
        .all()
        .filter(({ organization_id }) => organization_id === id),
    );
  }),
  createOrganizationPerson: handle<CreateOrganizationPersonData>(({ world, path, body: { person } }) => {
    const { id } = organizationOf(world, path.organization_id);
    checkNames(world, person);
    const made = create<Person>(world, 'people', {
      ...{ ...BLANK_PERSON, ...person },
      organization_id: person.organization_id ?? id,
      reference: person.reference ?? nextReference(world),
    });
    announce(world, 'Person', undefined, made);
    return { body: made };
  }),
  getOrganizationPerson: handle<GetOrganizationPersonData>(({ world, path }) => ({
    body: personOf(world, path),
  })),
  updateOrganizationPerson: handle<UpdateOrganizationPersonData>(({ world, path, body: { person } }) => {
    const before = personOf(world, path);
    checkNames(world, person);
    announce(world, 'Person', before, change(world, 'people', before, person));
    return {};
  }),
  deleteOrganizationPerson: handle<DeleteOrganizationPersonData>(({ world, path }) => {
    const gone = personOf(world, path);
    world.table('people').delete(String(gone.id));
    announce(world, 'Person', gone, undefined);
    return {};
  }),
};

/** The addresses of an organization. */
export function addressesOf(world: World, organizationId: number): readonly OrganizationAddressRow[] {
  return world
    .table<OrganizationAddressRow>('addresses')
    .all()
    .filter(({ organization_id }) => organization_id === organizationId);
}

/** The organization that a body names; 422 if there is none. */
export function namedOrganization(world: World, id: number, field: string): Organization {
  const organization = world.table<Organization>('organizations').get(String(id));
  if (!organization) throw invalid(field, 'must exist');
  return organization;
}

function organizationOf(world: World, id: string | number): Organization {
  return find<Organization>(world, 'organizations', id);
}

function personOf(world: World, path: GetOrganizationPersonData['path']): Person {
  const { id } = organizationOf(world, path.organization_id);
  const person = find<Person>(world, 'people', path.person_id);
  return existing(person.organization_id === id ? person : undefined, `Person ${path.person_id} of ${id}`);
}

function checkNames(world: World, person: CreateOrganizationPersonData['body']['person']): void {
  named(person.first_name, 'first_name');
  named(person.name);
  if (person.organization_id) namedOrganization(world, person.organization_id, 'organization');
}

function named(name: string | undefined, field = 'name'): string {
  if (!name) throw invalid(field, 'is too short (minimum is 1 character)');
  return name;
}
