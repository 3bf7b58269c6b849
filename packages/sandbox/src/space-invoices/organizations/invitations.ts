import type {
  AccountOrganization,
  CountAccountOrganizationsData,
  InviteToOrganizationData,
  ListAccountOrganizationsData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { handle } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { accesses, organizationFor } from '../access.ts';
import { type AccountRow, accounts, callerOf } from '../accounts.ts';
import { compact } from '../compact.ts';
import { countOf, listOf } from '../loopback/list.ts';
import { objectId } from '../object-id.ts';

export const invitationHandlers = {
  inviteToOrganization: handle<InviteToOrganizationData>((call) => {
    const { world, path, body } = call;
    const { id: organizationId } = organizationFor(call, path.id, 'manage');
    const inviter = callerOf(world, call.subject);
    const { requireConfirmation = true, sendEmail = true, role = 'default' } = body;
    if (!requireConfirmation && (inviter.masterId !== null || !inviter.emailVerified))
      throw refuse('forbidden', 'Only verified top-level accounts may invite without a confirmation.');
    if (!sendEmail && requireConfirmation) {
      const fields = [{ at: 'sendEmail', message: 'has to be true where a confirmation is required' }];
      throw refuse('invalid', 'An invitation that has to be confirmed is sent by mail.', { fields });
    }
    const { accountId, email } = body;
    const account = inviteeOf(accounts(world).all(), accountId, email);
    const invitationEmail = email ?? account?.email;
    const isSame = (one: AccountOrganization) =>
      account ? one.accountId === account.id : one.invitationEmail?.toLowerCase() === email?.toLowerCase();
    const inThere = accesses(world)
      .all()
      .filter((one) => one.organizationId === organizationId);
    if (inThere.some((one) => isSame(one) && one.rejected !== true)) {
      const fields = [{ at: accountId === undefined ? 'email' : 'accountId', message: 'is there already' }];
      throw refuse('conflict', 'This account has access, or an invitation, already.', { fields });
    }
    const id = objectId(world);
    const at = world.now.toISOString();
    const access = compact<AccountOrganization>({
      ...{ id, organizationId, role, accountId: account?.id, invitationEmail, inviterId: inviter.id },
      inviterMasterId: inviter.masterId ?? inviter.id,
      ...{ active: account !== undefined && !requireConfirmation, disabled: false, rejected: false },
      ...{ custom: {}, createdAt: at, updatedAt: at },
    });
    return { body: accesses(world).put(id, access) };
  }),
  listAccountOrganizations: handle<ListAccountOrganizationsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    return listOf(
      call,
      accesses(call.world)
        .all()
        .filter(({ organizationId }) => organizationId === id),
    );
  }),
  countAccountOrganizations: handle<CountAccountOrganizationsData>((call) => {
    const { id } = organizationFor(call, call.path.id, 'read');
    return countOf(
      call,
      accesses(call.world)
        .all()
        .filter(({ organizationId }) => organizationId === id),
    );
  }),
};

/** Who is invited. An unknown mail address may be: it waits for its owner to sign up. */
function inviteeOf(
  rows: readonly AccountRow[],
  accountId: string | undefined,
  email: string | undefined,
): AccountRow | undefined {
  if (accountId === undefined) return rows.find((one) => one.email.toLowerCase() === email?.toLowerCase());
  const account = rows.find(({ id }) => id === accountId);
  if (account) return account;
  throw refuse('invalid', `Account ${accountId} does not exist.`, {
    fields: [{ at: 'accountId', message: 'does not exist' }],
  });
}
