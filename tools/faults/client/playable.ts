import type { CallOptions, CallResult, Client } from '@quittance/runtime';
import {
  createFile,
  createRecord,
  getRecord,
  listFiles,
  listRecords,
  updateRecord,
} from '../../../packages/fiskaly/src/gen/unified/index.gen.ts';
import { RETRY_AFTER_SECONDS } from '../../../packages/sandbox/src/fiskaly/refusals.ts';
import type { Traits } from '../policy/vendor-model.ts';
import { intention, type Office } from './office.ts';
import { lookAtThing, THING_OPERATIONS, type ThingOperation } from './things-api.ts';
import { createRecordsClient, createThingsClient, type VendorClientOptions } from './vendor-client.ts';

/** An operation that a matrix or a soak can call, on things or through the real client of fiskaly's Unified API. */
export interface Playable {
  /** `POST, covered`, `Unified createRecord` */
  readonly name: string;
  readonly traits: Traits;
  createClient(options: VendorClientOptions): Client;
  /** Makes what a call works on; gives its reference, by which the ledger counts the work. */
  prepare(office: Office): Promise<string>;
  /** Does its work on the thing of a reference, once for each reference. */
  call(client: Client, reference: string, options: CallOptions): Promise<CallResult<unknown>>;
  /** What the operation that an unknown outcome names says of the work: how often it was done, or 1 where it cannot tell. */
  look(client: Client, reference: string): Promise<number>;
}

const unified = (method: string, covered = method !== 'GET'): Traits => ({
  method,
  covered,
  promises503: true,
  final: false,
  waitOf503Ms: RETRY_AFTER_SECONDS * 1_000,
});

const records: readonly Playable[] = [
  {
    name: 'Unified createRecord',
    traits: unified('POST'),
    createClient: createRecordsClient,
    prepare: (office) => office.openTill(),
    call: (client, reference, options) =>
      createRecord({
        client,
        body: { content: intention(reference) },
        ...throwing(options),
      }),
    look: async (client, reference) =>
      (await listRecords({ client, query: { system_id: reference } }).toArray({ limit: 10 })).length,
  },
  {
    name: 'Unified updateRecord',
    traits: unified('PATCH'),
    createClient: createRecordsClient,
    prepare: (office) => office.makeRecord(),
    call: (client, reference, options) =>
      updateRecord({
        client,
        path: { record_id: reference },
        body: { metadata: { reference } },
        ...throwing(options),
      }),
    look: async (client, reference) => {
      const { data } = await getRecord({ client, path: { record_id: reference } });
      return data.metadata?.reference === reference ? 1 : 0;
    },
  },
  {
    name: 'Unified getRecord',
    traits: unified('GET'),
    createClient: createRecordsClient,
    prepare: (office) => office.makeRecord(),
    call: (client, reference, options) =>
      getRecord({ client, path: { record_id: reference }, ...throwing(options) }),
    look: async () => 0,
  },
  {
    // The one POST of this API that takes no key.
    name: 'Unified createFile',
    traits: unified('POST', false),
    createClient: createRecordsClient,
    prepare: (office) => office.openTill(),
    call: (client, reference, options) =>
      createFile({
        client,
        body: {
          content: {
            type: 'AUDIT',
            range: { from: '2026-05-01', to: '2026-05-31' },
            system: { id: reference },
          },
        },
        ...throwing(options),
      }),
    look: async (client, reference) =>
      (await listFiles({ client, query: { system_id: reference } }).toArray({ limit: 10 })).length,
  },
];

/** Every operation: each method with a key and without, and the Unified API's. */
export const PLAYABLES: readonly Playable[] = [...THING_OPERATIONS.map(thingPlayable), ...records];

function thingPlayable({ name, method, covered, promises503, final, descriptor }: ThingOperation): Playable {
  return {
    name,
    traits: { method, covered, promises503, final },
    createClient: createThingsClient,
    prepare: async () => crypto.randomUUID(),
    call: (client, reference, options) => {
      const path = method === 'POST' ? {} : { path: { reference } };
      const body = 'bodyFormat' in descriptor ? { body: { reference } } : {};
      return client.send(descriptor, { ...path, ...body, ...throwing(options), ...loose }) as Promise<
        CallResult<unknown>
      >;
    },
    look: async (client, reference) => (await lookAtThing({ client, path: { reference } })).data.done,
  };
}

// Things have no request schemas.
const loose = { validation: { request: 'loose' } } as const;

function throwing(options: CallOptions): Omit<CallOptions, 'throwOnError'> {
  const { throwOnError: _, ...others } = options;
  return others;
}
