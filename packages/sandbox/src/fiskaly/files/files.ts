import { sha256 } from '@noble/hashes/sha2.js';
import type { CreateFileData, StreamFileData } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Handler, handle, type Task, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { listed } from '../list.ts';
import { type KeptRecord, recordsOf } from '../records/record-row.ts';
import { canonicalId, type FileRow, owned, tableOf } from '../rows.ts';
import { callerOf, unitOf } from '../subjects.ts';
import { archiveOf, recordArchive } from './archive.ts';
import { checkWish } from './check-wish.ts';
import { addFile, finishFile } from './file-row.ts';

/** Operations on files that both APIs have. */
export const fileHandlers: Readonly<Record<string, Handler>> = {
  listFiles(call) {
    const { world, query } = call;
    const { organization } = callerOf(call);
    const [system, taxpayer] = [query.system_id, query.taxpayer_id].map((id) =>
      id === undefined ? undefined : canonicalId(String(id)),
    );
    if (system !== undefined) owned(world, 'systems', system, organization);
    if (taxpayer !== undefined) owned(world, 'taxpayers', taxpayer, organization);
    const isAsked = (row: FileRow) =>
      row.organization === organization &&
      (system === undefined || row.content.system?.id === system) &&
      (taxpayer === undefined || taxpayerOf(world, row) === taxpayer) &&
      (query.type === undefined || row.content.type === query.type) &&
      isBetween(row.content.created_at, query.start, query.end);
    const files = tableOf(world, 'files');
    for (const { content } of files.all().filter(isAsked)) world.touch(`files/${content.id}`);
    return listed(call, files.all().filter(isAsked));
  },

  streamFile: handle<StreamFileData>((call) => {
    const { world, path } = call;
    const [, id, signature] = /^(.+)\.zip(\.jws)?$/.exec(path.path) ?? [];
    if (id === undefined) throw refuse('invalid', `'${path.path}' is not the name of a file.`);
    const archive = bytesOf(world, canonicalId(id), callerOf(call).organization);
    return {
      bytes: signature === undefined ? archive : detachedSignature(archive),
      headers: { 'Content-Disposition': `attachment; filename="${path.path}"` },
    };
  }),
};

/** Asks for a file; the Unified API only. */
export const createFile = handle<CreateFileData>((call) => {
  const { world } = call;
  const { content } = call.body;
  const organization = unitOf(call, 'create new file');
  checkWish(world, content, organization);
  const { type, range, system, taxpayer } = content;
  const row = addFile(world, {
    ...{ type, organization, range },
    ...(system && { system: canonicalId(system.id) }),
    ...(taxpayer && { taxpayer: canonicalId(taxpayer.id) }),
  });
  const { id } = row.content;
  world.settle('writeFile', { id }, `files/${id}`);
  return { body: tableOf(world, 'files').get(id) };
});

/** What the service does with files by itself. */
export const fileTasks: Readonly<Record<string, Task>> = {
  writeFile(world, { id }: { id: string }) {
    const { content, organization } = tableOf(world, 'files').get(id) ?? {};
    const { range, system, taxpayer, type } = content ?? {};
    // An audit file is one of documents, by the day that they say; an export one of records, by when they were made.
    const dayOf = ({ at, portuguese }: KeptRecord) =>
      (type === 'AUDIT' ? portuguese?.day : undefined) ?? new Date(at).toISOString().slice(0, 10);
    const records = recordsOf(world)
      .all()
      .filter((row) => row.organization === organization)
      .filter(({ content: { system: own } }) => system === undefined || own.id === system.id)
      .filter((row) => taxpayer === undefined || row.taxpayer === taxpayer.id)
      .filter((row) => range !== undefined && range.from <= dayOf(row) && dayOf(row) <= range.to);
    finishFile(
      world,
      id,
      records.map((row) => row.content.id),
    );
  },
};

function bytesOf(world: World, id: string, organization: string): Uint8Array {
  const record = tableOf(world, 'records').get(id);
  if (record?.organization === organization) return recordArchive(record);
  const row = owned(world, 'files', id, organization);
  if (row.content.state === 'COMPLETED') return archiveOf(world, row);
  throw refuse('not found', `The file '${id}' is not written yet.`);
}

/** In the form of a detached JSON Web Signature; no certificate stands behind it. */
function detachedSignature(archive: Uint8Array): Uint8Array {
  const base64Url = (text: string) =>
    btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const header = base64Url(JSON.stringify({ alg: 'ES256' }));
  return new TextEncoder().encode(`${header}..${base64Url(String.fromCharCode(...sha256(archive)))}`);
}

function taxpayerOf(world: World, { content }: FileRow): string | undefined {
  const system = content.system && tableOf(world, 'systems').get(content.system.id);
  return content.taxpayer?.id ?? system?.taxpayer;
}

function isBetween(at: string, start: unknown, end: unknown): boolean {
  const time = Date.parse(at);
  return (
    (start === undefined || time >= Date.parse(String(start))) &&
    (end === undefined || time <= Date.parse(String(end)))
  );
}
