import type {
  Metadata,
  RecordContent,
  SystemRecordType,
} from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import type { Table } from '../../core/state/tables.ts';
import { canonicalId, type RecordRow, type SystemRow } from '../rows.ts';
import { keepLink, nextLink } from './chain.ts';
import { closeLater } from './closing-times.ts';
import type { Intention, Transaction } from './operation.ts';
import { operationText } from './operation-text.ts';

/** What a record shows once the service is done with it. */
export type Outcome = Pick<RecordContent, 'compliance' | 'transmission' | 'data' | 'logs'>;

/** What Portugal's code and its audit file both say of a document, settled when it was signed. */
export interface PortugueseFacts {
  /** `FS`, `FR`, `FT`, `NC`, `ND` or `RG`. */
  readonly kind: string;
  /** `FS A/1` */
  readonly name: string;
  /** `2026-06-04` */
  readonly day: string;
  /** The region of lines that name none; absent for the mainland. */
  readonly home?: string;
}

/** A record, with what only the service knows of it. */
export interface KeptRecord extends RecordRow {
  /** What was sent; absent for records that the service writes by itself. */
  readonly sent?: Transaction | Intention;
  /** What it will show when it is finished. */
  readonly outcome?: Outcome;
  /** Portugal only. */
  readonly portuguese?: PortugueseFacts;
  /** The record that cancelled this document. */
  readonly cancelledBy?: string;
}

/** A record that is to be made. */
export interface RecordDraft {
  readonly type: SystemRecordType;
  readonly system: SystemRow;
  /** The record that it follows from. */
  readonly from?: string;
  readonly sent?: Transaction | Intention;
  readonly metadata?: Metadata | undefined;
  /** Default: a new one. */
  readonly id?: string;
}

/** All records, of all organizations. */
export function recordsOf(world: World): Table<KeptRecord> {
  return world.table<KeptRecord>('records');
}

/** A record that an operation names; one of another organization does not exist for the caller. */
export function recordOf(world: World, id: string, organization: string): KeptRecord | undefined {
  const row = recordsOf(world).get(canonicalId(id));
  return row?.organization === organization ? row : undefined;
}

/** Signs a record into the journal of its system, as `ACCEPTED`. */
export function addRecord(
  world: World,
  { type, system, from, sent, metadata, id = world.ids.uuid7() }: RecordDraft,
): KeptRecord {
  const records = recordsOf(world);
  if (records.get(id)) throw refuse('conflict', `The record '${id}' exists already.`);
  const signedAt = world.now.toISOString();
  const facts = [id, type, signedAt, JSON.stringify(sent ?? null)];
  const link = nextLink(world, 'journals', system.content.id, id, facts);
  const { signature, before } = link;
  keepLink(world, 'journals', link);
  if (!type.startsWith('CLOSING::')) closeLater(world, system);
  return records.put(id, {
    organization: system.organization,
    location: system.location,
    taxpayer: system.taxpayer,
    at: world.now.getTime(),
    ...(metadata && { metadata }),
    ...(sent && { sent }),
    content: {
      id,
      type,
      state: 'ACCEPTED',
      mode: 'PROCESSING',
      system: { id: system.content.id },
      ...(from !== undefined && { record: { id: from } }),
      journal: { signature, signed_at: signedAt, ...(before && { record: { id: before.record } }) },
      file: { location: 'SERVICE' },
      ...(sent && operationText(sent)),
    },
  });
}

/** Changes a record's content, and what is kept of it beside. */
export function changeRecord(
  world: World,
  row: KeptRecord,
  content: Partial<RecordContent>,
  kept: Partial<Omit<KeptRecord, 'content'>> = {},
): KeptRecord {
  return recordsOf(world).put(row.content.id, { ...row, ...kept, content: { ...row.content, ...content } });
}

/** Ends a record in a state, telling why if there is something to tell. */
export function endRecord(
  world: World,
  row: KeptRecord,
  state: 'COMPLETED' | 'REJECTED' | 'FAILED',
  reasons: readonly string[] = [],
): KeptRecord {
  const logs = reasons.map((message) => ({ severity: 'ERROR' as const, message: message.slice(0, 256) }));
  const content = { state, mode: 'FINISHED', ...(logs.length > 0 && { logs }) } as const;
  return changeRecord(world, row, content);
}
