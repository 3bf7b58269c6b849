import type { Client } from '@quittance/runtime';
import type { RecordResource } from './gen/unified/index.gen.ts';
import { getRecord } from './gen/unified/index.gen.ts';
import { isRejected, pollRecord, type WaitForRecordOptions } from './record-outcome.ts';

/**
 * Asks for a record until the service is done with it: its `mode` is no longer `PROCESSING`. Before that its `state` may
 * still change, and what is to be printed may still be missing.
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
  return pollRecord('waitForRecord', asking(client, recordId), options, isDone);
}

/**
 * Waits until an e-invoice, or a credit note of one, was handed to its network, and returns the record of the
 * transmission (`E_INVOICE::TRANSMISSION`): `COMPLETED`, or `FAILED` with the network's reasons ({@link rejectionOf}). The
 * service makes that record itself and names it in `used_in` of the document. Seconds for Peppol; minutes for SDI, up to
 * two days: give a `timeout` that fits. The id of the document's intention will do as well.
 *
 * A document that nothing will be sent of is returned itself, so look at `content.type`: it was rejected, or it has
 * logged an error (most often none of the recipients has `invoicing`) though its state is `COMPLETED`.
 *
 * @throws PollTimeoutError when time is up, of all records together; else as {@link waitForRecord}.
 */
export async function waitForTransmission(
  client: Client,
  recordId: string,
  options?: WaitForRecordOptions,
): Promise<RecordResource> {
  let asked = recordId;
  const isSettled = (record: RecordResource): boolean => {
    const { type, used_in, logs } = record.content;
    if (type === 'E_INVOICE::TRANSMISSION') return isDone(record);
    // From the intention to the document, from the document to its transmission.
    if (used_in === undefined) return isDone(record) && (isRejected(record) || hasErrors(logs));
    asked = used_in.id;
    return false;
  };
  const ask = (signal: AbortSignal) => asking(client, asked)(signal);
  return pollRecord('waitForTransmission', ask, options, isSettled);
}

function isDone({ content: { mode, state } }: RecordResource): boolean {
  // A mode that this version does not know says nothing; then the state decides.
  if (mode === 'PROCESSING') return false;
  return mode === 'FINISHED' || state === 'COMPLETED' || state === 'REJECTED' || state === 'FAILED';
}

function hasErrors(logs: RecordResource['content']['logs'] = []): boolean {
  return logs.some(({ severity }) => severity === 'ERROR');
}

function asking(client: Client, recordId: string) {
  return (signal: AbortSignal) => getRecord({ client, path: { record_id: recordId }, signal });
}
