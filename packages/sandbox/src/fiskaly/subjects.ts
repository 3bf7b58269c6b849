import type { Call, Subject, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import { canonicalId, type OrganizationRow, tableOf } from './rows.ts';

/** Who a token speaks for: an API key, and the organization that it belongs to. */
export interface Caller extends Subject {
  readonly organization: string;
  /** What kind of organization that is. Tills, taxpayers and records live in units. */
  readonly scope: 'ACCOUNT' | 'GROUP' | 'UNIT';
}

/** The caller of an operation that needs a token. */
export function callerOf({ subject }: Pick<Call, 'subject'>): Caller {
  if (!subject) throw refuse('unauthenticated', 'Not authorized to perform this operation.');
  return subject as Caller;
}

/** The unit that a call acts in; a token of a group or an account is refused. */
export function unitOf(call: Pick<Call, 'subject'>, what: string): string {
  const { scope, organization } = callerOf(call);
  if (scope === 'UNIT') return organization;
  throw refuse('forbidden', `cannot ${what} for non-unit organization '${organization}'`);
}

/**
 * The organization that a call on subjects and organizations acts in: that of `X-Scope-Identifier`, which has to lie below
 * the caller's own, or the caller's own.
 */
export function scopeOf(call: Pick<Call, 'subject' | 'headers' | 'world'>): OrganizationRow {
  const { organization } = callerOf(call);
  const asked = canonicalId(call.headers['x-scope-identifier'] ?? organization);
  const row = tableOf(call.world, 'organizations').get(asked);
  if (!row || !liesWithin(call.world, asked, organization)) {
    throw refuse('forbidden', `the organization '${asked}' is not within the scope of the token`);
  }
  return row;
}

/** Whether an organization is another one, or lies below it. */
export function liesWithin(world: World, id: string, top: string): boolean {
  const organizations = tableOf(world, 'organizations');
  for (let one: string | undefined = id; one !== undefined; one = organizations.get(one)?.parent) {
    if (one === top) return true;
  }
  return false;
}
