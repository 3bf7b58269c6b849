import type { World } from '../../core/contracts.ts';
import { addFile, finishFile } from '../files/file-row.ts';
import { tableOf } from '../rows.ts';
import type { Intention } from './operation.ts';
import { addRecord, changeRecord, endRecord, type KeptRecord, recordsOf } from './record-row.ts';
import { integrityOf } from './views.ts';

/** Writes what an intention asked to export: a record of its own, and a file with the records of the system. */
export function writeExport(world: World, intention: KeptRecord): void {
  const system = tableOf(world, 'systems').get(intention.content.system.id);
  if (!system) return;
  const { organization, taxpayer } = intention;
  const file = addFile(world, { type: 'EXPORT', organization, system: system.content.id, taxpayer });
  finishFile(world, file.content.id, exported(world, intention));
  const row = addRecord(world, { type: 'EXPORT::RECORDS', system, from: intention.content.id });
  const data = {
    location: 'SERVICE',
    artifact: { type: 'application/zip', path: file.content.artifact.path },
    integrity: integrityOf(row.content),
  } as const;
  endRecord(world, changeRecord(world, row, { data }), 'COMPLETED');
  endRecord(world, changeRecord(world, intention, { used_in: { id: row.content.id } }), 'COMPLETED');
}

/** The ids of the records that fit an export's range and filter. */
function exported(world: World, { content: { system }, sent }: KeptRecord): string[] {
  const { range, filters = [] } = (sent ?? {}) as Intention;
  const [from, to] = [Date.parse(range?.start ?? ''), Date.parse(range?.end ?? '')];
  return recordsOf(world)
    .all()
    .filter(({ content, at }) => content.system.id === system.id && at >= from && at <= to)
    .filter(({ content }) => filters.every(({ value }) => value === content.type))
    .map(({ content }) => content.id);
}
