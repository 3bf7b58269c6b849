import { expect, test } from 'vitest';
import { evidence } from '../../src/space-invoices/evidence.ts';
import { spaceInvoices } from '../../src/space-invoices/index.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';
import { clientOf, ORGANIZATION } from './shared.ts';

playJourneys(spaceInvoices, journeys, refusals, evidence);

test('a fault may ask for a status that the spec does not have', async () => {
  const sandbox = openSandbox(spaceInvoices);
  using _ = sandbox.faults.respond(418, { operation: 'countDocuments', place: 'inside' });
  const counted = clientOf(sandbox).documents.count({ path: ORGANIZATION });
  await expect(counted).rejects.toMatchObject({ status: 418, code: 'Error' });
});
