import type {
  CreateOrganizationData,
  EnableOrganizationEnvironmentData,
  GetOrganizationData,
  ListOrganizationsData,
  Organization,
  UpdateOrganizationData,
} from '../../../fiskaly/src/gen/management/types.gen.ts';
import { type Handler, handle } from '../core/contracts.ts';
import { orderBy } from '../core/order-by.ts';
import { refuse } from '../core/refusal.ts';
import { callerOf, organizations, reach, reachable } from './rows.ts';

/** Organizations, and those that another one manages. */
export const organizationHandlers: Readonly<Record<string, Handler>> = {
  listOrganizations: handle<ListOrganizationsData>(({ query, subject, world, page }) => {
    const { env, type, managed_by_organization_id: manager, order_by = 'name', order } = query;
    const rows = reach(world, subject).filter(
      (one) =>
        (env === undefined || one._envs.includes(env)) &&
        (type === undefined || one._type === type) &&
        (manager === undefined || one.managed_by_organization_id === manager),
    );
    const reply = page(orderBy(rows, order_by === 'id' ? '_id' : order_by, order));
    return { ...reply, body: { ...(reply.body as object), _type: 'ORGANIZATION_LIST' } };
  }),

  createOrganization: handle<CreateOrganizationData>(({ body, subject, world }) => {
    const caller = callerOf(subject);
    const managed = 'managed_by_organization_id' in body ? body.managed_by_organization_id : undefined;
    if (managed !== undefined) reachable(world, subject, managed);
    const billTo = body.billing_options?.bill_to_organization;
    if (billTo !== undefined) reachable(world, subject, billTo);
    if (body.billing_options?.withhold_billing === true && billTo === undefined) {
      throw refuse('invalid', 'billing_options.withhold_billing needs bill_to_organization.');
    }
    const row = {
      ...body,
      _id: world.ids.uuid(),
      _type: managed === undefined ? 'ORGANIZATION' : 'MANAGED_ORGANIZATION',
      _envs: [caller.env],
      created_by_user: caller.id,
      // An organization without a manager answers with an empty text, as the service does.
      managed_by_organization_id: managed ?? '',
      ...(managed === undefined && billTo === undefined
        ? { billing_options: { ...body.billing_options, bill_to_organization: caller.organization } }
        : {}),
    } satisfies Organization;
    return { body: organizations(world).put(row._id, row) };
  }),

  retrieveOrganization: handle<GetOrganizationData>(({ path, subject, world }) => ({
    body: reachable(world, subject, path.organization_id),
  })),

  updateOrganization: handle<UpdateOrganizationData>(({ path, body, subject, world }) => {
    const row = reachable(world, subject, path.organization_id);
    const manager = body.managed_by_organization_id;
    if (manager !== undefined && manager !== row.managed_by_organization_id) {
      throw refuse('forbidden', 'managed_by_organization_id cannot be changed.');
    }
    return { body: organizations(world).put(row._id, { ...row, ...body }) };
  }),

  deleteOrganization: handle<GetOrganizationData>(({ path, subject, world }) => {
    const row = reachable(world, subject, path.organization_id);
    if (row._id === callerOf(subject).organization) {
      throw refuse('forbidden', 'An organization cannot delete itself.');
    }
    organizations(world).delete(row._id);
    return { body: { _success: true } };
  }),

  enableOrganizationEnvironment: handle<EnableOrganizationEnvironmentData>(
    ({ path, body, subject, world }) => {
      const row = reachable(world, subject, path.organization_id);
      const _envs = [...new Set([...row._envs, ...(body.env === undefined ? [] : [body.env])])];
      organizations(world).put(row._id, { ...row, _envs });
      return { body: { _success: true } };
    },
  ),
};
