import type {
  AcceptAccountOrganizationData,
  AccountOrganization,
  ChangeAccountOrganizationRoleData,
  DeleteAccountOrganizationData,
  DisableAccountOrganizationData,
  EnableAccountOrganizationData,
  RejectAccountOrganizationData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { type Call, handle, type Reply } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { existing } from '../../core/state/world.ts';
import { accesses, organizationFor } from '../access.ts';
import { callerOf } from '../accounts.ts';

type Asked = Pick<Call, 'world' | 'subject'>;

function accessAt({ world }: Asked, id: string): AccountOrganization {
  return existing(accesses(world).get(id), `Access ${id}`);
}

/** An invitation of the caller's own that still waits for an answer. */
function openInvitation(call: Asked, id: string): AccountOrganization {
  const access = accessAt(call, id);
  if (access.accountId !== callerOf(call.world, call.subject).id)
    throw refuse('forbidden', 'Only the account that was invited answers an invitation.');
  if (access.active === true || access.rejected === true)
    throw refuse('state', `The invitation was ${access.active ? 'accepted' : 'rejected'} already.`);
  return access;
}

/** An access to an organization that the caller is an admin of. */
function managed(call: Asked, id: string): AccountOrganization {
  const access = accessAt(call, id);
  organizationFor(call, access.organizationId ?? '', 'manage');
  return access;
}

function change({ world }: Asked, access: AccountOrganization, fields: Partial<AccountOrganization>): Reply {
  accesses(world).put(access.id, { ...access, ...fields, updatedAt: world.now.toISOString() });
  return { body: { success: true } };
}

export const accountOrganizationHandlers = {
  acceptAccountOrganization: handle<AcceptAccountOrganizationData>((call) =>
    change(call, openInvitation(call, call.path.id), { active: true }),
  ),
  rejectAccountOrganization: handle<RejectAccountOrganizationData>((call) =>
    change(call, openInvitation(call, call.path.id), { rejected: true }),
  ),
  enableAccountOrganization: handle<EnableAccountOrganizationData>((call) =>
    change(call, managed(call, call.path.id), { disabled: false }),
  ),
  disableAccountOrganization: handle<DisableAccountOrganizationData>((call) =>
    change(call, managed(call, call.path.id), { disabled: true }),
  ),
  changeAccountOrganizationRole: handle<ChangeAccountOrganizationRoleData>((call) =>
    change(call, managed(call, call.path.id), { role: call.body.role ?? 'default' }),
  ),
  deleteAccountOrganization: handle<DeleteAccountOrganizationData>((call) => {
    const access = accessAt(call, call.path.id);
    // Who has access may always give it up.
    if (access.accountId !== callerOf(call.world, call.subject).id) managed(call, access.id);
    accesses(call.world).delete(access.id);
    return { body: { count: 1 } };
  }),
};
