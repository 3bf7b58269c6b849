import document from '../../../packages/fiskaly/src/gen/unified/openapi.json' with { type: 'json' };
import { defineVendor, handle, type Vendor } from '../../../packages/sandbox/src/core/contracts.ts';
import type { OpenApi } from '../../../packages/sandbox/src/core/spec/document.ts';
import { createTokens } from './tokens.ts';
import { words } from './words.ts';
import { timesDone, work } from './work.ts';

interface OfSystem {
  readonly body: { readonly content: { readonly system: { readonly id: string } } };
}

interface OfRecord {
  readonly path: { readonly record_id: string };
}

interface Search {
  readonly query?: { readonly system_id?: string };
}

const MADE_AT = '2026-06-04T08:15:31Z';

/**
 * Records and files of fiskaly's Unified API, by its own spec. The work on an intention and on a file, which is made without
 * a key, is booked under their system; on metadata under the record.
 */
export function createUnified(tokenLifetimeMs: number): Vendor {
  const { createToken, ...tokens } = createTokens(tokenLifetimeMs);
  return defineVendor({
    ...words,
    ...tokens,
    id: 'faults/unified',
    document: document as unknown as OpenApi,
    options: {},
    handlers: {
      createToken,
      createRecord: handle<OfSystem>(({ world, body }) => {
        const { id } = body.content.system;
        work(world, id);
        return { body: record(id) };
      }),
      updateRecord: handle<OfRecord>(({ world, path }) => {
        work(world, path.record_id);
        return { body: { ...record(path.record_id), metadata: changed(timesDone(world, path.record_id)) } };
      }),
      retrieveRecord: handle<OfRecord>(({ world, path }) => ({
        body: { ...record(path.record_id), metadata: changed(timesDone(world, path.record_id)) },
      })),
      listRecords: handle<Search>(({ world, query, page }) =>
        page(made(record, timesDone(world, query.system_id ?? ''), query)),
      ),
      createFile: handle<OfSystem>(({ world, body }) => {
        const { id } = body.content.system;
        work(world, id);
        return { body: file(id) };
      }),
      listFiles: handle<Search>(({ world, query, page }) =>
        page(made(file, timesDone(world, query.system_id ?? ''), query)),
      ),
    },
  });
}

/** As many as were made for a system. */
function made(
  what: (system: string) => object,
  times: number,
  { system_id: system = '' }: NonNullable<Search['query']>,
): object[] {
  return Array.from({ length: times }, () => what(system));
}

function changed(times: number): Readonly<Record<string, string>> {
  return { times_changed: String(times) };
}

function record(id: string): object {
  const content = { type: 'INTENTION::TRANSACTION', state: 'ACCEPTED', mode: 'FINISHED', system: { id } };
  return { content: { id, ...content, created_at: MADE_AT } };
}

function file(id: string): object {
  const content = {
    type: 'AUDIT',
    created_at: MADE_AT,
    location: 'SERVICE',
    state: 'ACCEPTED',
    mode: 'PROCESSING',
  };
  return {
    content: {
      id,
      ...content,
      artifact: { type: 'application/zip', path: `/files/${id}.zip` },
      system: { id },
    },
  };
}
