import type { Subject, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import type { Table } from '../core/state/tables.ts';
import { existing } from '../core/state/world.ts';

/** Who may have tokens and organizations. The API has no calls that make one. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly emailVerified: boolean;
  /** The account above it; null for a top-level one. */
  readonly masterId: string | null;
}

/** The account that the credentials of a fresh sandbox belong to: the `id` of calls like `organizations.list`. */
export const accountId = '5f1e0c2a9b7d3e4f6a8c1001';

/** A child account of it, that of an accountant: someone to invite. `accessTokens.create` makes a token for it. */
export const childAccountId = '5fa7b3d08e2c4916a0d57c3e';

export const ACCOUNTS: readonly AccountRow[] = [
  {
    ...{ id: accountId, email: 'ema.novak@studio-kamin.example', firstname: 'Ema', lastname: 'Novak' },
    ...{ emailVerified: true, masterId: null },
  },
  {
    ...{
      id: childAccountId,
      email: 'ana.kos@racunovodstvo-breza.example',
      firstname: 'Ana',
      lastname: 'Kos',
    },
    ...{ emailVerified: true, masterId: accountId },
  },
];

export function accounts(world: World): Table<AccountRow> {
  return world.table<AccountRow>('accounts');
}

/** The account that a request speaks for. */
export function callerOf(world: World, subject: Subject | undefined): AccountRow {
  return existing(accounts(world).get(subject?.id ?? ''), 'The account');
}

/** Whether a caller acts for an account: its own, or a child of it. */
export function speaksFor(caller: AccountRow, account: AccountRow): boolean {
  return account.id === caller.id || account.masterId === caller.id;
}

/** An account of a path that the caller may act for. */
export function accountFor(
  { world, subject }: { world: World; subject: Subject | undefined },
  id: string,
): AccountRow {
  const account = existing(accounts(world).get(id), `Account ${id}`);
  if (!speaksFor(callerOf(world, subject), account))
    throw refuse('forbidden', `Account ${id} is neither yours nor a child of yours.`);
  return account;
}
