import type { AccountOrganization, Organization } from '../../../space-invoices/src/gen/types.gen.ts';
import type { Call, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import type { Table } from '../core/state/tables.ts';
import { existing } from '../core/state/world.ts';
import { accounts, callerOf, speaksFor } from './accounts.ts';

/** What a call wants to do with an organization. A deactivated one can be read and activated, and that is all. */
export type Right = 'read' | 'write' | 'manage' | 'activate';

export function organizations(world: World) {
  return world.table<Organization>('organizations');
}

export function accesses(world: World) {
  return world.table<AccountOrganization>('accountOrganizations');
}

/** Whether an access is in force. */
export function isInForce({ active, disabled, rejected }: AccountOrganization): boolean {
  return active === true && disabled !== true && rejected !== true;
}

/** An organization that the caller has the right to work with. */
export function organizationFor(
  call: Pick<Call, 'world' | 'subject'>,
  id: string,
  right: Right,
): Organization {
  const { world } = call;
  const organization = existing(organizations(world).get(id), `Organization ${id}`);
  const roles = rolesIn(call, id);
  if (roles.size === 0) throw refuse('forbidden', `You have no access to organization ${id}.`);
  if (right !== 'read' && roles.size === 1 && roles.has('readonly'))
    throw refuse('forbidden', `Your role in organization ${id} is readonly.`);
  if ((right === 'manage' || right === 'activate') && !roles.has('admin'))
    throw refuse('forbidden', `Only an admin of organization ${id} may do this.`);
  if (organization.active !== true && right !== 'read' && right !== 'activate')
    throw refuse('state', `Organization ${id} is deactivated: activate it first.`);
  return organization;
}

/** The roles of the caller, and of its child accounts, whose organizations are its own. */
function rolesIn({ world, subject }: Pick<Call, 'world' | 'subject'>, id: string): ReadonlySet<string> {
  const caller = callerOf(world, subject);
  const roles = new Set<string>();
  for (const access of accesses(world).all()) {
    if (access.organizationId !== id || !isInForce(access)) continue;
    const account = accounts(world).get(access.accountId ?? '');
    if (account && speaksFor(caller, account)) roles.add(access.role ?? 'default');
  }
  return roles;
}

/** Something that belongs to an organization. */
export interface Owned {
  readonly id: string;
  readonly organizationId?: string | null;
  readonly _isDeleted?: boolean | null;
}

/** A row that is there, was not deleted, and is in an organization that the caller may work with. */
export function ownedRow<Row extends Owned>(
  call: Pick<Call, 'world' | 'subject'>,
  table: Table<Row>,
  what: string,
  id: string,
  right: Right,
): Row {
  const row = existing(table.get(id), `${what} ${id}`);
  organizationFor(call, row.organizationId ?? '', right);
  return existing(row._isDeleted === true ? undefined : row, `${what} ${id}`);
}
