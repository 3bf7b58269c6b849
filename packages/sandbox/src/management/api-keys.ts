import type {
  CreateApiKeyData,
  GetApiKeyData,
  ListApiKeysData,
  UpdateApiKeyData,
} from '../../../fiskaly/src/gen/management/types.gen.ts';
import { type Handler, handle, type Subject, type World } from '../core/contracts.ts';
import { orderBy } from '../core/order-by.ts';
import { refuse } from '../core/refusal.ts';
import { apiKeys, callerOf, type KeyRow, reachable } from './rows.ts';

/** Keys of an organization. The secret is told by `createApiKey`, and never again. */
export const apiKeyHandlers: Readonly<Record<string, Handler>> = {
  listApiKeys: handle<ListApiKeysData>(({ path, query, subject, world, page }) => {
    const { _id } = reachable(world, subject, path.organization_id);
    const { status, order_by = 'created_at', order } = query;
    const rows = apiKeys(world)
      .all()
      .filter((one) => one.organization === _id && (status === undefined || one.status === status));
    const reply = page(orderBy(rows, order_by, order));
    return { ...reply, body: { ...(reply.body as object), _type: 'API_KEY_LIST' } };
  }),

  createApiKey: handle<CreateApiKeyData>(({ path, body, subject, world }) => {
    const caller = callerOf(subject);
    const { _id: organization } = reachable(world, subject, path.organization_id);
    const isTaken = apiKeys(world)
      .all()
      .some((one) => one.organization === organization && one.name === body.name);
    if (isTaken) throw refuse('conflict', `The organization has a key \`${body.name}\` already.`);
    const secret = world.ids.hex(40);
    const manager = 'managed_by_organization_id' in body ? body.managed_by_organization_id : undefined;
    const row = {
      ...body,
      _id: world.ids.uuid(),
      _type: manager === undefined ? 'API_KEY' : 'MANAGED_API_KEY',
      _envs: [caller.env],
      key: `${caller.env.toLowerCase()}_${world.ids.hex(25)}_${body.name}`,
      created_at: Math.floor(world.now.getTime() / 1_000),
      created_by_user: caller.id,
      managed_by_organization_id: manager ?? '',
      ...{ organization, hidden: secret },
    } satisfies KeyRow;
    apiKeys(world).put(row._id, row);
    return { body: { ...row, secret } };
  }),

  retrieveApiKey: handle<GetApiKeyData>(({ path, subject, world }) => ({
    body: keyOf(world, subject, path),
  })),

  updateApiKey: handle<UpdateApiKeyData>(({ path, body, subject, world }) => {
    const row = keyOf(world, subject, path);
    return { body: apiKeys(world).put(row._id, { ...row, ...body }) };
  }),

  deleteApiKey: handle<GetApiKeyData>(({ path, subject, world }) => {
    apiKeys(world).delete(keyOf(world, subject, path)._id);
    return { body: { _success: true } };
  }),
};

function keyOf(world: World, subject: Subject | undefined, path: GetApiKeyData['path']): KeyRow {
  const { _id } = reachable(world, subject, path.organization_id);
  const row = apiKeys(world).get(path.key_id);
  if (row?.organization !== _id) throw refuse('not found', 'There is no such API key.');
  return row;
}
