import type { SandboxRequest } from './contracts.ts';
import type { Fault } from './faults/fault.ts';
import type { Faults } from './faults/faults.ts';
import type { Reading } from './idempotency/keys.ts';
import type { Outcome } from './outcome.ts';
import type { Listening, ListenOptions } from './port/listening.ts';
import type { OpenApi } from './spec/document.ts';
import type { ClockOptions, SandboxClock } from './state/clock.ts';
import type { LedgerView } from './state/ledger-view.ts';
import type { Transitions } from './state/world.ts';
import type { Webhooks } from './webhooks.ts';

/** How a sandbox begins and behaves. */
export interface SandboxOptions {
  /**
   * What ids and numbers are drawn from: the same seed and the same requests make the same ones. Ids that carry their time,
   * as those of fiskaly's records do (UUID version 7), are the same with a frozen clock and the same `start`. Default: 1.
   */
  readonly seed?: number | string;
  /** Default: it begins now and runs. */
  readonly clock?: ClockOptions;
  /** What the vendor's documents leave open about keys. Default: refusals are forgotten, headers do not count. */
  readonly idempotency?: Partial<Reading>;
  /**
   * How long what takes the vendor its time takes: a record's processing. `{ reads: 2 }`: the second look at it shows it
   * done. Default: `'immediate'`.
   */
  readonly transitions?: Transitions;
  /** A fault for a request, before those of `faults` are asked: for tests that say in a request what it is to meet. */
  readonly faultFor?: (request: SandboxRequest, operation: string | undefined) => Fault | undefined;
  /** What `save()` of an earlier sandbox of the same vendor gave. Its time goes on from there, unless `clock.start` says when. */
  readonly load?: string;
}

/** A vendor's stand-in: its state, and all that a test can do with it. */
export interface Sandbox<Options extends object = object> extends Disposable {
  /** As in `specs/apis.yaml`: `fiskaly/sign-pt` */
  readonly id: string;
  /**
   * For the vendor's client: credentials that the sandbox accepts, its `fetch`, and an address that exists nowhere, so
   * that a request which slips past `fetch` reaches nobody.
   */
  readonly options: Options & { readonly fetch: typeof fetch; readonly baseUrl: string };
  /** The vendor as a `fetch`; the host of a request does not matter. */
  readonly fetch: typeof fetch;
  /** The vendor as a function of plain data, for a wire of one's own. */
  handle(request: SandboxRequest): Promise<Outcome>;
  /** What really happened. */
  readonly ledger: LedgerView;
  readonly faults: Faults;
  readonly clock: SandboxClock;
  readonly webhooks: Webhooks;
  /** What was wrong with answers of the sandbox by the vendor's spec. Should it ever have one, the answer was a 500. */
  readonly defects: readonly string[];
  readonly document: OpenApi;
  /** The names of its operations: what faults wait for and the ledger speaks of. */
  readonly operations: readonly string[];
  /** Where the sandbox is now: a number to go back to. */
  snapshot(): number;
  /**
   * Goes back, as if nothing had happened since; time that was skipped is taken back. Default: to the beginning. Faults and
   * listeners stay; requests under way come to nothing, their connections are reset. What is gone back behind is over, and
   * with it the snapshots that were taken there.
   */
  restore(snapshot?: number): void;
  /** Another sandbox with the same past and the same time, from now on apart. */
  fork(snapshot?: number): Sandbox<Options>;
  /** All that happened and how late it is, as text for `load`. What the sandbox knows lives in memory otherwise. */
  save(): string;
  /** Listens on a port, for tills in other languages and for what only a wire can show. Node only. */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * Lets go of all who wait: delayed work is done at once, and a request whose answer never comes is rejected. Nothing
   * happens by itself any more, and its ports are closed.
   */
  close(): void;
}
