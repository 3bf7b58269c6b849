import type { FileRange } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { type FileRow, tableOf } from '../rows.ts';

/** What a file is to hold. */
export interface FileWish {
  readonly type: 'EXPORT' | 'AUDIT';
  readonly organization: string;
  readonly range?: FileRange;
  readonly system?: string;
  readonly taxpayer?: string;
}

/**
 * Puts a file that is still to be written; `finishFile` ends it. Those whom an export record makes are put by the records'
 * task, in the same way.
 */
export function addFile(world: World, { type, organization, range, system, taxpayer }: FileWish): FileRow {
  const id = world.ids.uuid7();
  return tableOf(world, 'files').put(id, {
    organization,
    content: {
      id,
      type,
      created_at: world.now.toISOString(),
      ...(range && { range }),
      ...(system && { system: { id: system } }),
      ...(taxpayer && { taxpayer: { id: taxpayer } }),
      location: 'SERVICE',
      state: 'ACCEPTED',
      mode: 'PROCESSING',
      artifact: { type: 'application/zip', path: `/files/${id}.zip` },
    },
  });
}

/** Ends a file: it holds these records, and can be streamed. */
export function finishFile(world: World, id: string, records: readonly string[]): void {
  const files = tableOf(world, 'files');
  const row = files.get(id);
  if (!row) return;
  const integrity = { type: 'application/jose', path: `/files/${id}.zip.jws` } as const;
  const content = { ...row.content, integrity, state: 'COMPLETED', mode: 'FINISHED' } as const;
  files.put(id, { ...row, records, content });
}
