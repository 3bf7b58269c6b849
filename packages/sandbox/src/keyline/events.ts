import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { KeylineEvent } from '../../../keyline/src/webhook.ts';
import type { World } from '../core/contracts.ts';

/** What webhooks of the sandbox are signed with. */
export const webhookSecret = 'keyline-sandbox-webhook-secret';

/** The header that carries the checksum. Its name is ours: no source prints the vendor's. */
export const checksumHeader = 'x-keyline-checksum';

/** Where the objects that webhooks tell of are found. */
const PLACES = {
  CustomerInvoice: '/accounting/customer_invoices',
  CreditNote: '/accounting/credit_notes',
  ReversalInvoice: '/accounting/reversal_invoices',
  Organization: '/customer_relations/organizations',
  Person: '/customer_relations/organizations',
  Order: '/sales/orders',
  Product: '/conception/products',
} as const;

/** A kind of object that webhooks tell of. */
export type ObjectClass = keyof typeof PLACES;

interface Told {
  readonly id: number;
}

/** Tells listeners what has become of an object: made without `before`, gone without `after`. Call it last: nothing calls it back. */
export function announce(
  world: World,
  object_class: ObjectClass,
  before: Told | undefined,
  after: Told | undefined,
): void {
  const told = after ?? before;
  if (!told) return;
  const action = !before ? 'create' : after ? 'update' : 'destroy';
  const event: KeylineEvent = {
    name: `${object_class.replace(/(?<=.)[A-Z]/g, '_$&').toLowerCase()}.${action}`,
    object_class,
    object_id: told.id,
    action,
    path: pathOf(object_class, told),
    version: 2,
    data: { attributes: { ...told }, changes: after ? changesOf(before, after) : {} },
  };
  world.notify({ name: event.name, body: { event } });
}

/** Proves that a webhook is ours: the HMAC-SHA1 of its body. */
export function sign(body: string): Record<string, string> {
  const checksum = bytesToHex(hmac(sha1, utf8ToBytes(webhookSecret), utf8ToBytes(body)));
  return { [checksumHeader]: `sha1=${checksum}` };
}

function pathOf(object_class: ObjectClass, told: Told): string {
  const { organization_id } = told as { readonly organization_id?: unknown };
  const place = PLACES[object_class];
  return object_class === 'Person' ? `${place}/${organization_id}/people/${told.id}` : `${place}/${told.id}`;
}

function changesOf(before: object | undefined, after: object): KeylineEvent['data']['changes'] {
  const old = (before ?? {}) as Readonly<Record<string, unknown>>;
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [name, value] of Object.entries(after)) {
    const former = old[name] ?? null;
    if (JSON.stringify(former) !== JSON.stringify(value ?? null)) changes[name] = [former, value];
  }
  return changes;
}
