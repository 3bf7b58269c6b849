import type {
  ApiKey,
  BillingAddress,
  Env,
  Organization,
  User,
} from '../../../fiskaly/src/gen/management/types.gen.ts';
import type { Subject, World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';

/** Who calls: a key or a user, and the organization that it speaks for. */
export interface Caller extends Subject {
  readonly organization: string;
  readonly env: Env;
}

/** A key as it is kept; its secret is told once. */
export interface KeyRow extends Omit<ApiKey, 'secret'> {
  readonly organization: string;
  readonly hidden: string;
}

/** A user in one organization. */
export interface UserRow extends User {
  readonly organization: string;
  /** Only of users who can log in. */
  readonly password?: string;
}

export const organizations = (world: World) => world.table<Organization>('organizations');
export const apiKeys = (world: World) => world.table<KeyRow>('api-keys');
export const users = (world: World) => world.table<UserRow>('users');
export const billingAddresses = (world: World) => world.table<BillingAddress>('billing-addresses');

/** The caller of an operation that has security. */
export function callerOf(subject: Subject | undefined): Caller {
  if (subject === undefined) throw refuse('unauthenticated', 'No token was sent.');
  return subject as Caller;
}

/** Whether a caller is still there: a key that was disabled or deleted ends its tokens with it, and so does a deleted user. */
export function isStillThere(world: World, { id }: Subject): boolean {
  return apiKeys(world).get(id)?.status === 'enabled' || users(world).get(id) !== undefined;
}

/** An organization within the caller's reach: its own, and those managed below it. */
export function reachable(world: World, subject: Subject | undefined, id: string): Organization {
  const row = organizations(world).get(id);
  if (!row) throw refuse('not found', 'There is no such organization.', { code: 'E_ORGANIZATION_NOT_FOUND' });
  if (!isWithin(world, row, callerOf(subject).organization)) {
    throw refuse('forbidden', 'The organization is not within reach of these credentials.');
  }
  return row;
}

/** Every organization within the caller's reach. */
export function reach(world: World, subject: Subject | undefined): Organization[] {
  const { organization } = callerOf(subject);
  return organizations(world)
    .all()
    .filter((row) => isWithin(world, row, organization));
}

function isWithin(world: World, row: Organization, top: string): boolean {
  if (row._id === top) return true;
  const above = row.managed_by_organization_id || row.billing_options?.bill_to_organization;
  const parent = above === undefined || above === row._id ? undefined : organizations(world).get(above);
  return parent !== undefined && isWithin(world, parent, top);
}
