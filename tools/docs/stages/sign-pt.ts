import { join } from 'node:path';
import { isOutcomeUnknown } from '@quittance/runtime';
import { type CreateTaxpayerData, createSignPt, type SignPt } from '../../../packages/fiskaly/src/sign-pt.ts';
import { openJournal } from '../../../packages/journal/src/index.ts';
import type { Sandbox } from '../../../packages/sandbox/src/index.ts';
import {
  commission,
  type Merchant,
  type SignPtCredentials,
  signPt,
} from '../../../packages/sandbox/src/sign-pt/index.ts';
import { stage, type Variables } from './stage.ts';

type Credentials = Merchant<SignPtCredentials>['options'];

/** SIGN PT: a merchant with a till in Portugal. */
export const signPtStage = stage(signPt, async (sandbox) => variablesOf(await commission(sandbox)), {
  'a lost answer': async (sandbox, folder) => {
    const { options, system } = await commission(sandbox);
    await crash(sandbox, folder, options, 'createRecord', (client) =>
      client.records.create({
        body: { content: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } },
      }),
    );
    return variablesOf({ options, system });
  },
  'a lost taxpayer': async (sandbox, folder) => {
    const { options } = await commission(sandbox);
    const body = taxpayer();
    await crash(sandbox, folder, options, 'createTaxpayer', (client) => client.taxpayers.create({ body }));
    return { ...variablesOf({ options }), TAXPAYER: JSON.stringify(body) };
  },
});

function variablesOf({ options, system = '' }: { options: Credentials; system?: string }): Variables {
  return { API_KEY: options.apiKey, API_SECRET: options.apiSecret, SYSTEM_ID: system };
}

/** Sends a write whose answer is lost, and ends: what is left is a journal with an unknown outcome. */
async function crash(
  sandbox: Sandbox<SignPtCredentials>,
  folder: string,
  { apiKey, apiSecret }: Credentials,
  operation: string,
  write: (client: SignPt) => Promise<unknown>,
): Promise<void> {
  const journal = openJournal({ file: join(folder, 'writes.journal') });
  // At the service's own address, since an entry belongs to where it was sent.
  const client = createSignPt({ apiKey, apiSecret, journal, fetch: sandbox.fetch, retry: false });
  using lost = sandbox.faults.loseAnswer({ operation });
  await write(client).catch((error: unknown) => {
    if (!isOutcomeUnknown(error)) throw error;
  });
  if (lost.hits !== 1) throw new Error(`No answer of ${operation} was lost.`);
  await journal.close();
}

function taxpayer(): CreateTaxpayerData['body'] {
  return {
    content: {
      type: 'COMPANY',
      name: { legal: 'Chiado, Lda.', trade: 'Chiado' },
      address: {
        line: { type: 'STREET_NUMBER', street: 'Rua do Carmo', number: '3' },
        code: '1200-093',
        city: 'Lisboa',
        country: 'PT',
      },
      fiscalization: {
        type: 'PT',
        tax_id_number: '513204016',
        credentials: { type: 'AT', username: '513204016/1', password: 'sardinha-2026' },
      },
    },
  };
}
