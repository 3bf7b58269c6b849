import type { Client } from '@quittance/runtime';
import {
  createRecord,
  createSystem,
  updateSystem,
} from '../../../packages/fiskaly/src/gen/unified/index.gen.ts';
import { createUnifiedClient } from '../../../packages/fiskaly/src/unified.ts';
import { merchantAt } from '../vendor/merchant.ts';
import { mountOf, type Reading } from '../vendor/reading.ts';
import type { VendorAddress } from '../vendor/start-vendor.ts';

/** Prepares what a call to the Unified API works on. Nothing of it meets a fault. */
export interface Office {
  /** Commissions a till of its own; gives its id. */
  openTill(): Promise<string>;
  /** Makes a record; gives its id. */
  makeRecord(): Promise<string>;
}

// Before a sender takes its place.
const plainFetch = globalThis.fetch;

/** The offices of a vendor's merchants, by reading. */
export function createOffices(vendor: VendorAddress): (reading: Reading) => Office {
  const offices = new Map<Reading, Office>();
  return (reading) => {
    const office = offices.get(reading) ?? createOffice(vendor, mountOf('unified', reading));
    offices.set(reading, office);
    return office;
  };
}

function createOffice({ url, merchants }: VendorAddress, mount: string): Office {
  const { location, ...key } = merchantAt(merchants, mount);
  const client: Client = createUnifiedClient({ ...key, baseUrl: `${url}/${mount}`, fetch: plainFetch });
  let shared: Promise<string> | undefined;
  const openTill = async () => {
    const { data } = await createSystem({
      client,
      body: {
        content: {
          type: 'FISCAL_DEVICE',
          location: { id: location },
          producer: { type: 'MPN', number: 'FAULTS-1', details: { name: 'Till' } },
          software: { name: 'Till', version: '1.0.0' },
        },
      },
    });
    const { id } = data.content;
    await updateSystem({ client, path: { system_id: id }, body: { content: { state: 'COMMISSIONED' } } });
    return id;
  };
  return {
    openTill,
    async makeRecord() {
      shared ??= openTill();
      const { data } = await createRecord({ client, body: { content: intention(await shared) } });
      return data.content.id;
    },
  };
}

/** The intention to sell at a till. */
export function intention(system: string) {
  return { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } as const;
}
