import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LedgerPage } from './ledger-page.ts';
import type { Merchant } from './merchant.ts';
import type { VendorOptions } from './vendor.ts';

/** What a client has to know of a vendor. */
export interface VendorAddress {
  /** Where it listens. A reading's name follows: `http://127.0.0.1:40123/stores-errors`. */
  readonly url: string;
  /** Who sells through the Unified API, by the first segment of its paths. */
  readonly merchants: Readonly<Record<string, Merchant>>;
}

/** A vendor in a process of its own. */
export interface StartedVendor extends VendorAddress {
  /** What it really did so far. */
  ledger(): Promise<LedgerPage>;
  stop(): Promise<void>;
}

/** Starts a vendor in its own process, so that client and server share no event loop. */
export async function startVendor(options: VendorOptions = {}): Promise<StartedVendor> {
  const file = fileURLToPath(new URL('./serve.ts', import.meta.url));
  // A test runner's own loaders are not for the vendor.
  const child = fork(file, [JSON.stringify(options)], { execArgv: [], serialization: 'advanced' });
  const death = died(child);
  // Whoever waits is told; nobody may.
  death.catch(() => undefined);
  const [{ url, merchants }] = (await Promise.race([once(child, 'message'), death])) as [VendorAddress];
  let asked = 0;
  return {
    url,
    merchants,
    async ledger() {
      asked += 1;
      const id = asked;
      child.send(id);
      for (;;) {
        const [reply] = (await Promise.race([once(child, 'message'), death])) as [
          { id: number; ledger: LedgerPage },
        ];
        if (reply.id === id) return reply.ledger;
      }
    },
    async stop() {
      if (!child.connected) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function died(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`The vendor's process ended with ${code}. Its lines above say why.`);
}
