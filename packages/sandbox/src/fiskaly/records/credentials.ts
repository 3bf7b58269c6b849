import { tableOf } from '../rows.ts';
import type { Asked } from './asked.ts';
import type { Place } from './place.ts';
import { endRecord, type KeptRecord } from './record-row.ts';

const EXPIRED = 'Authentication error: the credentials of the legal entity have expired.';

/** Whether a record is to fail on credentials that ran out, as Italian taxpayers rehearse it in the test environment. */
export function failsOnCredentials({ credentialsExpired }: Asked, { country }: Place): boolean {
  return credentialsExpired && country === 'IT';
}

/** Ends a record as the first one that the tax office refused: from now on the taxpayer is `DEGRADED`. */
export function failOnCredentials({ world }: Asked, { taxpayer }: Place, row: KeptRecord): KeptRecord {
  tableOf(world, 'taxpayers').put(taxpayer.content.id, {
    ...taxpayer,
    content: {
      ...taxpayer.content,
      mode: 'DEGRADED',
      logs: [{ severity: 'ERROR', message: EXPIRED }],
      updated_at: world.now.toISOString(),
    },
  });
  return endRecord(world, row, 'FAILED', [EXPIRED]);
}
