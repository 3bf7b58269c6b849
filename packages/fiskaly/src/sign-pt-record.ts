import type { Client } from '@quittance/runtime';
import { checkOptions, poll } from '@quittance/runtime';
import type { RecordResource } from './gen/sign-pt/index.gen.ts';
import { getRecord } from './gen/sign-pt/index.gen.ts';

/** Why a record came to nothing. */
export interface Rejection {
  /** `REJECTED`: refused at once. `FAILED`: accepted, then failed, possibly while it was reported to the authority. */
  readonly state: 'REJECTED' | 'FAILED';
  /** The reasons that the service logged (`content.logs[].message`); it may give none. */
  readonly reasons: readonly string[];
}

/**
 * Whether a record was refused. The service answers 200 for those, too: look here, not at the status.
 * A new attempt needs a new idempotency key; with the old one the refusal is told again.
 *
 * @example
 * const { data } = await signPt.records.create({ body });
 * if (isRejected(data)) throw new Error(rejectionOf(data)?.reasons.join('; '));
 */
export function isRejected(record: RecordResource): boolean {
  return rejectionOf(record) !== undefined;
}

/** Why a record was refused; undefined for one that was not. */
export function rejectionOf({ content }: RecordResource): Rejection | undefined {
  const { state } = content;
  if (state !== 'REJECTED' && state !== 'FAILED') return undefined;
  return {
    state: state === 'REJECTED' ? 'REJECTED' : 'FAILED',
    reasons: (content.logs ?? []).map(({ message }) => message),
  };
}

/** Options of {@link waitForRecord}. */
export interface WaitForRecordOptions {
  /** Milliseconds until it gives up with a `PollTimeoutError`. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds before the second question; each later pause is longer by half, up to ten seconds. Default: 500. */
  readonly interval?: number | undefined;
  /** Ends it, and the question under way, with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for a record until the service is done with it (`mode` is `FINISHED`, or `state` is final).
 * The vendor has no webhooks. A rejected record is returned, not thrown: see {@link isRejected}. When it ends, so does the
 * question under way; a token exchange that hangs keeps the process alive for five more seconds.
 *
 * @throws PollTimeoutError when time is up; AbortedError when `signal` says so; ConfigurationError for an option that
 * cannot be right; what `getRecord` throws.
 */
export async function waitForRecord(
  client: Client,
  recordId: string,
  options?: WaitForRecordOptions,
): Promise<RecordResource> {
  checkOptions('waitForRecord', options, { timeout: true, interval: true, signal: true });
  // Those who write JavaScript may give null.
  const { timeout, interval, signal } = options ?? {};
  // The signal of `poll`: it ends by the timeout, too.
  const ask = async (ended: AbortSignal) =>
    (await getRecord({ client, path: { record_id: recordId }, signal: ended })).data;
  return poll(ask, { until: isFinal, timeout, interval, signal });
}

function isFinal({ content: { mode, state } }: RecordResource): boolean {
  return mode === 'FINISHED' || state === 'COMPLETED' || state === 'REJECTED' || state === 'FAILED';
}
