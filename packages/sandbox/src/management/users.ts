import type {
  DeleteUserData,
  InviteUserData,
  ListUsersData,
} from '../../../fiskaly/src/gen/management/types.gen.ts';
import { type Handler, handle } from '../core/contracts.ts';
import { orderBy } from '../core/order-by.ts';
import { refuse } from '../core/refusal.ts';
import { callerOf, reachable, type UserRow, users } from './rows.ts';

/** Users of an organization. */
export const userHandlers: Readonly<Record<string, Handler>> = {
  listUsers: handle<ListUsersData>(({ path, query, subject, world, page }) => {
    const { _id } = reachable(world, subject, path.organization_id);
    const { email, first_name, last_name, order_by = 'email', order } = query;
    const asked = Object.entries({ email, first_name, last_name }).filter(([, value]) => value !== undefined);
    const rows = users(world)
      .all()
      .filter((one) => one.organization === _id)
      .filter((one) => asked.every(([name, value]) => one[name as keyof UserRow] === value));
    const reply = page(orderBy(rows, order_by === 'id' ? '_id' : order_by, order));
    return { ...reply, body: { ...(reply.body as object), _type: 'USER_LIST' } };
  }),

  inviteUser: handle<InviteUserData>(({ path, body, subject, world }) => {
    const { _id: organization } = reachable(world, subject, path.organization_id);
    const isIn = users(world)
      .all()
      .some((one) => one.organization === organization && one.email === body.email);
    if (isIn) throw refuse('conflict', `\`${body.email}\` belongs to the organization already.`);
    const { email } = body;
    // Null is taken for a name that is left out.
    const names = Object.entries({ first_name: body.first_name, last_name: body.last_name });
    const row = {
      ...{ _id: world.ids.uuid(), _type: 'USER', _envs: [callerOf(subject).env], email, organization },
      ...Object.fromEntries(names.filter(([, name]) => typeof name === 'string')),
    } satisfies UserRow;
    return { body: users(world).put(row._id, row) };
  }),

  deleteUser: handle<DeleteUserData>(({ path, subject, world }) => {
    const { _id } = reachable(world, subject, path.organization_id);
    if (users(world).get(path.user_id)?.organization !== _id) {
      throw refuse('not found', 'The organization has no such user.');
    }
    users(world).delete(path.user_id);
    return { body: { _success: true } };
  }),
};
