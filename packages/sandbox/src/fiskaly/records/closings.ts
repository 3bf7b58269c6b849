import type { SystemRecordType } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { tableOf } from '../rows.ts';
import { takeEnded } from './closing-times.ts';
import { addRecord, endRecord } from './record-row.ts';

/** Writes the records that close a day, and with it or without it a month and a year. */
export function close(
  world: World,
  { system: id, at }: { readonly system: string; readonly at: number },
): void {
  const ended = takeEnded(world, id, at);
  const system = tableOf(world, 'systems').get(id);
  if (system?.content.state !== 'COMMISSIONED') return;
  for (const period of ended) {
    const type = `CLOSING::${period}` as SystemRecordType;
    endRecord(world, addRecord(world, { type, system }), 'COMPLETED');
  }
}
