import type { World } from '../../core/contracts.ts';
import { type ZipEntry, zip } from '../../core/zip.ts';
import { recordsOf } from '../records/record-row.ts';
import type { FileRow, RecordRow } from '../rows.ts';
import { auditFiles } from './saf-t.ts';

const encoder = new TextEncoder();

/** The bytes of a file that is written: the records that it holds, or the audit file made of them. */
export function archiveOf(world: World, { content, records = [] }: FileRow): Uint8Array {
  const rows = records.flatMap((id) => recordsOf(world).get(id) ?? []);
  const entries =
    content.type === 'AUDIT' ? auditFiles(world, content, rows) : [json('records.json', rows.map(told))];
  return zip(entries, new Date(content.created_at));
}

/** A record as an archive: itself, and what its country made of it. */
export function recordArchive(row: RecordRow): Uint8Array {
  const { compliance } = row.content;
  const parts = { artifact: compliance?.artifact, receipt: compliance?.archive };
  const entries = Object.entries(parts).flatMap(([name, part]) =>
    part === undefined ? [] : [{ name: `${name}.${part.type.split('/')[1]}`, bytes: fromBase64(part.data) }],
  );
  return zip([json('record.json', told(row)), ...entries], new Date(row.at));
}

function told({ content, metadata }: RecordRow): object {
  return { content, ...(metadata && { metadata }) };
}

function json(name: string, value: unknown): ZipEntry {
  return { name, bytes: encoder.encode(JSON.stringify(value, undefined, 2)) };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
