import { checkOptions, poll } from '@quittance/runtime';

/** What SIGN PT and the Unified API both say of a record. */
export interface RecordOutcome {
  readonly content: {
    readonly state: string;
    readonly mode?: string | undefined;
    readonly logs?:
      | readonly { readonly message: string; readonly severity?: string | undefined }[]
      | undefined;
  };
}

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
export function isRejected(record: RecordOutcome): boolean {
  return rejectionOf(record) !== undefined;
}

/** Why a record was refused; undefined for one that was not. */
export function rejectionOf({ content }: RecordOutcome): Rejection | undefined {
  const { state } = content;
  if (state !== 'REJECTED' && state !== 'FAILED') return undefined;
  return { state, reasons: (content.logs ?? []).map(({ message }) => message) };
}

/** Options of `waitForRecord`. */
export interface WaitForRecordOptions {
  /** Milliseconds until it gives up with a `PollTimeoutError`. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds before the second question; each later pause is longer by half, up to ten seconds. Default: 500. */
  readonly interval?: number | undefined;
  /** Ends it, and the question under way, with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
}

/** Asks until the service is done with a record (`mode` is `FINISHED`, or `state` is final), or `until` is true. */
export async function pollRecord<Resource extends RecordOutcome>(
  name: string,
  ask: (ended: AbortSignal) => Promise<{ readonly data: Resource }>,
  options: WaitForRecordOptions | undefined,
  until: (record: Resource) => boolean = isFinal,
): Promise<Resource> {
  checkOptions(name, options, { timeout: true, interval: true, signal: true });
  // Those who write JavaScript may give null.
  const { timeout, interval, signal } = options ?? {};
  // The signal of `poll`: it ends by the timeout, too.
  return poll(async (ended: AbortSignal) => (await ask(ended)).data, { until, timeout, interval, signal });
}

function isFinal(record: RecordOutcome): boolean {
  const { mode, state } = record.content;
  return mode === 'FINISHED' || state === 'COMPLETED' || isRejected(record);
}
