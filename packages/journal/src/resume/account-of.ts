import type { Client } from '@quittance/runtime';
import { sha256 } from '@quittance/runtime/parts';
import type { JournalEntry } from '../entry/journal-entry.ts';

/** Who a client's credentials belong to, hashed; `undefined` where they have no id. */
export async function accountOf({
  baseUrl,
  identity,
}: Pick<Client, 'baseUrl' | 'identity'>): Promise<string | undefined> {
  if (identity === undefined) return undefined;
  const text = JSON.stringify(['quittance-account-1', new URL(baseUrl).origin, identity]);
  return (await sha256(text)).slice(0, 32);
}

/** Whether an entry was written by a client like this one: same API, address and account. */
export async function ownsEntry(client: Client, entry: JournalEntry): Promise<boolean> {
  return (
    entry.api === client.api.id &&
    entry.baseUrl === client.baseUrl &&
    entry.account === (await accountOf(client))
  );
}
