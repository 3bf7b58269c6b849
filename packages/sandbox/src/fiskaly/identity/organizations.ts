import type {
  CreateOrganizationData,
  GetOrganizationData,
  UpdateOrganizationData,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Call, type Handler, handle, type Reply, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { listed } from '../list.ts';
import { canonicalId, mergedMetadata, type OrganizationRow, tableOf } from '../rows.ts';
import { callerOf, liesWithin, scopeOf } from '../subjects.ts';

/** Groups stand between an account and its units; a unit is one merchant and holds tills. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = { ACCOUNT: ['GROUP', 'UNIT'], GROUP: ['UNIT'] };

/** Operations on organizations. */
export const organizationHandlers: Readonly<Record<string, Handler>> = {
  listOrganizations(call) {
    const { id } = scopeOf(call).content;
    const below = tableOf(call.world, 'organizations')
      .all()
      .filter(({ content }) => content.id !== id && liesWithin(call.world, content.id, id));
    return listed(call, below);
  },

  createOrganization: handle<CreateOrganizationData>((call) => {
    const { content, metadata } = call.body;
    const parent = scopeOf(call).content;
    if (!CHILDREN[parent.type]?.includes(content.type)) {
      throw refuse(
        'forbidden',
        `an organization of type ${parent.type} cannot hold one of type ${content.type}`,
      );
    }
    const row = addOrganization(call.world, content.type, content.name, parent.id);
    const kept = tableOf(call.world, 'organizations').put(row.content.id, {
      ...row,
      ...mergedMetadata(undefined, metadata),
    });
    return answered(parent.id, kept);
  }),

  retrieveOrganization: handle<GetOrganizationData>((call) =>
    answered(callerOf(call).organization, reachable(call, call.path.organization_id)),
  ),

  updateOrganization: handle<UpdateOrganizationData>((call) => {
    const { world, path, body } = call;
    const row = reachable(call, path.organization_id);
    const changed = tableOf(world, 'organizations').put(row.content.id, {
      ...row,
      ...mergedMetadata(row.metadata, body.metadata),
      content: { ...row.content, ...body.content },
    });
    return answered(callerOf(call).organization, changed);
  }),
};

/** Puts a new organization. */
export function addOrganization(
  world: World,
  type: 'ACCOUNT' | 'GROUP' | 'UNIT',
  name: string,
  parent?: string,
): OrganizationRow {
  const id = world.ids.uuid();
  const isIn = parent === undefined ? {} : { organization: { id: parent } };
  return tableOf(world, 'organizations').put(id, {
    organization: id,
    ...(parent !== undefined && { parent }),
    content: { type, name, id, state: 'ENABLED', ...isIn },
  });
}

function reachable(call: Pick<Call, 'world' | 'subject'>, id: string): OrganizationRow {
  const row = tableOf(call.world, 'organizations').get(canonicalId(id));
  if (!row || !liesWithin(call.world, row.content.id, callerOf(call).organization)) {
    throw refuse('not found', `There is no organization '${id}' within reach of the token.`);
  }
  return row;
}

function answered(scope: string, row: OrganizationRow): Reply {
  return { body: row, headers: { 'X-Scope-Identifier': scope } };
}
