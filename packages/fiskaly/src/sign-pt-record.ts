import type { Client } from '@quittance/runtime';
import type { RecordResource } from './gen/sign-pt/index.gen.ts';
import { getRecord } from './gen/sign-pt/index.gen.ts';
import { pollRecord, type WaitForRecordOptions } from './record-outcome.ts';

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
  return pollRecord(
    'waitForRecord',
    (signal) => getRecord({ client, path: { record_id: recordId }, signal }),
    options,
  );
}
