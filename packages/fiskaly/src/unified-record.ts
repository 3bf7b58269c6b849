import type { Client } from '@quittance/runtime';
import type { RecordResource } from './gen/unified/index.gen.ts';
import { getRecord } from './gen/unified/index.gen.ts';
import { isRejected, pollRecord, type WaitForRecordOptions } from './record-outcome.ts';

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
  return pollRecord('waitForRecord', asking(client, recordId), options);
}

/**
 * Waits until an e-invoice was handed to its network, and returns the record of the transmission: `COMPLETED`, or
 * `FAILED` with the network's reasons ({@link rejectionOf}). The service makes that record itself and names it in
 * `used_in` of the invoice. Seconds for Peppol; minutes for SDI, up to two days: give a `timeout` that fits.
 *
 * An invoice that nothing will be sent of is returned itself, as `TRANSACTION::INVOICE`: it was rejected, or it has
 * logged an error (most often none of the recipients has `invoicing`) though its state is `COMPLETED`.
 *
 * @throws PollTimeoutError when time is up, of both records together; else as {@link waitForRecord}.
 */
export async function waitForTransmission(
  client: Client,
  invoiceRecordId: string,
  options?: WaitForRecordOptions,
): Promise<RecordResource> {
  let asked = invoiceRecordId;
  const isSettled = ({ content }: RecordResource): boolean => {
    if (asked !== invoiceRecordId || content.type === 'E_INVOICE::TRANSMISSION') {
      return content.mode === 'FINISHED';
    }
    if (content.used_in === undefined) {
      return isRejected({ content }) || (content.mode === 'FINISHED' && hasErrors(content));
    }
    asked = content.used_in.id;
    return false;
  };
  return pollRecord('waitForTransmission', (signal) => asking(client, asked)(signal), options, isSettled);
}

function hasErrors({ logs }: RecordResource['content']): boolean {
  return (logs ?? []).some(({ severity }) => severity === 'ERROR');
}

function asking(client: Client, recordId: string) {
  return (signal: AbortSignal) => getRecord({ client, path: { record_id: recordId }, signal });
}
