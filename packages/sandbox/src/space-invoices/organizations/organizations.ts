import type {
  ActivateOrganizationData,
  CountOrganizationsData,
  CreateOrganizationData,
  DeactivateOrganizationData,
  GetOrganizationData,
  GetOrganizationSubscriptionData,
  ListOrganizationsData,
  Organization,
  OrganizationCreate,
  UpdateOrganizationData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle, type World } from '../../core/contracts.ts';
import { accesses, isInForce, organizationFor, organizations } from '../access.ts';
import { accountFor } from '../accounts.ts';
import { countOf, listOf, oneOf } from '../loopback/list.ts';
import { objectId } from '../object-id.ts';
import { addTaxesOf } from '../taxes/taxes-of-country.ts';
import { countryNamed } from './countries.ts';
import { withIds } from './settings.ts';

/** Adds an organization with the taxes of its country, and gives an account full access to it. */
export function addOrganization(
  world: World,
  accountId: string,
  { _data, ...fields }: OrganizationCreate,
  id = objectId(world),
): Organization {
  const at = world.now.toISOString();
  const country = countryNamed(fields.countryAlpha2Code) ?? countryNamed(fields.country);
  const organization = organizations(world).put(id, {
    locale: country?.locale ?? 'en',
    timezone: country?.timezone ?? 'UTC',
    countryAlpha2Code: country?.code ?? null,
    custom: {},
    ...fields,
    ...{ id, active: true, activatedAt: at, deactivatedAt: null, createdAt: at, updatedAt: at },
    _data: withIds(world, _data),
  });
  const accessId = objectId(world);
  accesses(world).put(accessId, {
    ...{ id: accessId, accountId, organizationId: id, role: 'admin', active: true, disabled: false },
    ...{ rejected: false, custom: {}, createdAt: at, updatedAt: at },
  });
  if (country) addTaxesOf(world, organization, country);
  return organization;
}

/** The organizations that an account owns or has access to. */
function organizationsOf(world: World, accountId: string): readonly Organization[] {
  const ids = accesses(world)
    .all()
    .filter((access) => access.accountId === accountId && isInForce(access))
    .map(({ organizationId }) => organizationId);
  return organizations(world)
    .all()
    .filter(({ id }) => ids.includes(id));
}

function change(world: World, organization: Organization, fields: Partial<Organization>): Organization {
  const row = { ...organization, ...fields, updatedAt: world.now.toISOString() };
  return organizations(world).put(row.id, row);
}

export const organizationHandlers = {
  createOrganization: handle<CreateOrganizationData>((call) => {
    const account = accountFor(call, call.path.id);
    return { body: addOrganization(call.world, account.id, call.body) };
  }),
  listOrganizations: handle<ListOrganizationsData>((call) =>
    listOf(call, organizationsOf(call.world, accountFor(call, call.path.id).id)),
  ),
  countOrganizations: handle<CountOrganizationsData>((call) =>
    countOf(call, organizationsOf(call.world, accountFor(call, call.path.id).id)),
  ),
  getOrganization: handle<GetOrganizationData>((call) =>
    oneOf(call, organizationFor(call, call.path.id, 'read')),
  ),
  updateOrganization: handle<UpdateOrganizationData>((call) => {
    const { world, path, body } = call;
    const organization = organizationFor(call, path.id, 'write');
    const { _data, ...fields } = body;
    const settings = _data === undefined ? {} : { _data: withIds(world, _data) };
    return { body: change(world, organization, { ...fields, ...settings }) };
  }),
  activateOrganization: handle<ActivateOrganizationData>((call) => {
    const organization = organizationFor(call, call.path.id, 'activate');
    if (organization.active !== true)
      change(call.world, organization, { active: true, activatedAt: call.world.now.toISOString() });
    return { body: { success: true } };
  }),
  deactivateOrganization: handle<DeactivateOrganizationData>((call) => {
    const organization = organizationFor(call, call.path.id, 'activate');
    if (organization.active === true)
      change(call.world, organization, { active: false, deactivatedAt: call.world.now.toISOString() });
    return { body: { success: true } };
  }),
  getOrganizationSubscription: handle<GetOrganizationSubscriptionData>((call) => {
    const { active, activatedAt } = organizationFor(call, call.path.id, 'read');
    return { body: { active, activatedAt, licensedUntil: monthAfter(activatedAt) } };
  }),
};

/** A licence is of one month at least, from the activation on. */
function monthAfter(moment: string | null | undefined): string | null {
  if (!moment) return null;
  const date = new Date(moment);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString();
}
