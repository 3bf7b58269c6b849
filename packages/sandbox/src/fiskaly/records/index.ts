import type { Metadata, RecordResource } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { Call, Handler } from '../../core/contracts.ts';
import { listed } from '../list.ts';
import { mergedMetadata, owned } from '../rows.ts';
import type { FiskalyRules } from '../rules.ts';
import { callerOf, unitOf } from '../subjects.ts';
import { isAskedFor } from './list.ts';
import type { RecordWish } from './operation.ts';
import { type KeptRecord, recordsOf } from './record-row.ts';
import { createContent, handedIn } from './replay.ts';
import { subjectOf } from './tasks.ts';
import { viewOf } from './views.ts';

export { recordTasks } from './tasks.ts';

/** The header by which a record rehearses what expired credentials do; SIGN PT does not have it. */
const CREDENTIALS_EXPIRED = 'x-taxpayer-credentials-expired';

/** The operations of records, for both APIs. */
export function recordHandlers({ api }: FiskalyRules): Readonly<Record<string, Handler>> {
  return {
    listRecords(call) {
      const { organization } = callerOf(call);
      const page = () => {
        const rows = recordsOf(call.world)
          .all()
          .filter((row) => row.organization === organization && isAskedFor(call.query, row));
        return listed(
          call,
          rows.map((row) => viewOf(row)),
        );
      };
      // What a page shows has been looked at, and may be finished by that.
      const { results } = page().body as { readonly results: readonly RecordResource[] };
      for (const { content } of results) call.world.touch(subjectOf(content.id));
      return page();
    },
    createRecord(call) {
      const { world, headers } = call;
      const { content, metadata } = call.body as { content: RecordWish; metadata?: Metadata };
      const row = createContent(
        {
          world,
          organization: unitOf(call, 'create a record'),
          ...mergedMetadata(undefined, metadata),
          credentialsExpired: api === 'unified' && headers[CREDENTIALS_EXPIRED] === 'true',
        },
        content,
      );
      return { body: viewOf(row, ['operation']) };
    },
    retrieveRecord(call) {
      const { id } = readable(call).content;
      call.world.touch(subjectOf(id));
      return { body: viewOf(readable(call), Object.keys(call.query)) };
    },
    updateRecord(call) {
      const { metadata: before, ...row } = readable(call);
      const { metadata } = call.body as { metadata?: Metadata };
      const changed = { ...row, ...mergedMetadata(before, metadata) };
      return { body: viewOf(recordsOf(call.world).put(row.content.id, changed)) };
    },
  };
}

/** The record that a path names, if the caller may see it. */
function readable(call: Call): KeptRecord {
  const id = handedIn(call.world, call.path.record_id ?? '');
  return owned(call.world, 'records', id, callerOf(call).organization);
}
