import type { SandboxRequest } from '../../../packages/sandbox/src/core/contracts.ts';
import { openPort } from '../../../packages/sandbox/src/core/port/open-port.ts';
import { createSandbox, type Sandbox } from '../../../packages/sandbox/src/index.ts';
import { commission, unified } from '../../../packages/sandbox/src/unified/index.ts';
import { faultNamed } from '../faults/all-faults.ts';
import { FAULT_HEADER } from './headers.ts';
import { type LedgerPage, ledgerPage } from './ledger-page.ts';
import type { Merchant } from './merchant.ts';
import { mountOf, READINGS } from './reading.ts';
import { createThings } from './things/vendor.ts';
import { warmUp } from './warm-up.ts';

/** How a vendor behaves besides the faults it is asked for. */
export interface VendorOptions {
  /** How many times faster than the clock its time passes: what takes the vendor 45 s takes 450 ms at 100. */
  readonly speed?: number;
  /** How long the tokens of things live, in its own milliseconds. Default: 10 minutes. */
  readonly tokenLifetimeMs?: number;
}

/** A vendor that misbehaves on command. */
export interface Vendor {
  /** Where it listens. What {@link mountOf} says follows: `http://127.0.0.1:40123/things-stores-errors`. */
  readonly url: string;
  /** Who sells through the Unified API, by the first segment of its paths. */
  readonly merchants: Readonly<Record<string, Merchant>>;
  /** What it really did so far. */
  ledger(): LedgerPage;
  stop(): Promise<void>;
}

const TOKEN_LIFETIME_MS = 600_000;

/**
 * Starts a vendor on loopback, in this process: a sandbox for each API in each reading behind one port. Things are an API
 * of every method, with a key and without; the other one is fiskaly's Unified API as users get it. They play their rules,
 * and the fault that a request asks for. See `start-vendor.ts` for one in its own process.
 */
export async function openVendor({
  speed = 1,
  tokenLifetimeMs = TOKEN_LIFETIME_MS,
}: VendorOptions = {}): Promise<Vendor> {
  const things = createThings(tokenLifetimeMs);
  const sandboxes = new Map<string, Sandbox>();
  const merchants: Record<string, Merchant> = {};
  const begun = new Map<Sandbox, number>();
  for (const vendor of [things, unified]) warmUp(vendor);
  for (const reading of READINGS) {
    const { storesErrors, countsHeaders } = reading;
    const options = { clock: { speed }, idempotency: { storesErrors, countsHeaders }, faultFor };
    // Seeds of their own: ids and credentials of one sandbox are nothing to another.
    const [thingsAt, unifiedAt] = [mountOf('things', reading), mountOf('unified', reading)];
    sandboxes.set(thingsAt, createSandbox(things, { ...options, seed: thingsAt }));
    const sandbox = createSandbox(unified, { ...options, seed: unifiedAt });
    sandboxes.set(unifiedAt, sandbox);
    const { options: client, location } = await commission(sandbox);
    merchants[unifiedAt] = { apiKey: client.apiKey, apiSecret: client.apiSecret, location };
    begun.set(sandbox, sandbox.ledger.events.length);
  }
  const all = [...sandboxes.values()];
  const port = await openPort(async (request) => {
    const [, mount = '', ...path] = request.target.split('/');
    const sandbox = sandboxes.get(mount);
    if (!sandbox)
      throw new Error(`No sandbox is at \`${mount}\`. There are: ${[...sandboxes.keys()].join(', ')}.`);
    return sandbox.handle({ ...request, target: `/${path.join('/')}` });
  });
  return {
    url: port.origin,
    merchants,
    ledger() {
      const defects = all.flatMap((sandbox) => sandbox.defects);
      if (defects.length > 0) throw new Error(`The vendor broke its own spec:\n${defects.join('\n')}`);
      return ledgerPage(all.map((sandbox) => sandbox.ledger.events.slice(begun.get(sandbox))));
    },
    async stop() {
      await port.close();
      for (const sandbox of all) sandbox.close();
    },
  };
}

function faultFor({ headers }: SandboxRequest) {
  const name = headers[FAULT_HEADER];
  return name === undefined ? undefined : faultNamed(name);
}
