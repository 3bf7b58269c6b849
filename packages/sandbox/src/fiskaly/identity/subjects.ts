import type {
  CreateSubjectData,
  GetSubjectData,
  UpdateSubjectData,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Call, type Handler, handle, type Reply, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { listed } from '../list.ts';
import { canonicalId, mergedMetadata, type SubjectRow, tableOf } from '../rows.ts';
import { callerOf, liesWithin, scopeOf } from '../subjects.ts';

/** Operations on API keys. */
export const subjectHandlers: Readonly<Record<string, Handler>> = {
  listSubjects(call) {
    const { content } = scopeOf(call);
    const subjects = tableOf(call.world, 'subjects').all();
    return listed(
      call,
      subjects.filter(({ organization }) => organization === content.id),
    );
  },

  createSubject: handle<CreateSubjectData>((call) => {
    const { world } = call;
    const { content, metadata } = call.body;
    const organization = scopeOf(call).content.id;
    const subjects = tableOf(world, 'subjects');
    const isTaken = subjects
      .all()
      .some((one) => one.organization === organization && one.content.name === content.name);
    if (isTaken) throw refuse('conflict', `A subject with the name '${content.name}' already exists.`);
    const row = addSubject(world, { organization, name: content.name });
    const kept = subjects.put(row.content.id, { ...row, ...mergedMetadata(undefined, metadata) });
    const { key = '' } = kept.content.credentials ?? {};
    const told = { ...kept.content, credentials: { key, secret: kept.secret } };
    return answered(organization, { ...kept, content: told });
  }),

  retrieveSubject: handle<GetSubjectData>((call) => {
    const { organization } = callerOf(call);
    return answered(organization, reachable(call, call.path.subject_id));
  }),

  updateSubject: handle<UpdateSubjectData>((call) => {
    const { world, path, body } = call;
    const row = reachable(call, path.subject_id);
    const changed = tableOf(world, 'subjects').put(row.content.id, {
      ...row,
      ...mergedMetadata(row.metadata, body.metadata),
      content: { ...row.content, ...body.content },
    });
    return answered(callerOf(call).organization, changed);
  }),
};

/** Puts a new API key, with a secret that nobody else has. */
export function addSubject(
  world: World,
  subject: { organization: string; name: string; key?: string; secret?: string },
): SubjectRow {
  const { ids } = world;
  const { organization, name, key = `test_${ids.hex(10)}_${name}`, secret = ids.hex(43) } = subject;
  const id = ids.uuid();
  const content = { type: 'API_KEY', name, id, state: 'ENABLED', credentials: { key } } as const;
  return tableOf(world, 'subjects').put(id, { organization, secret, content });
}

function reachable(call: Pick<Call, 'world' | 'subject'>, id: string): SubjectRow {
  const row = tableOf(call.world, 'subjects').get(canonicalId(id));
  if (!row || !liesWithin(call.world, row.organization, callerOf(call).organization)) {
    throw refuse('not found', `There is no subject '${id}' within reach of the token.`);
  }
  return row;
}

function answered(scope: string, row: SubjectRow): Reply {
  return { body: row, headers: { 'X-Scope-Identifier': scope } };
}
