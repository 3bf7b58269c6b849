import { createUnified, type Unified } from '../../../packages/fiskaly/src/unified.ts';
import type { Sandbox } from '../../../packages/sandbox/src/index.ts';
import {
  commission,
  type Merchant,
  type UnifiedCredentials,
  unified,
} from '../../../packages/sandbox/src/unified/index.ts';
import { stage, type Variables } from './stage.ts';
import { coffee, eInvoice } from './unified-documents.ts';

type Content = Parameters<Unified['records']['create']>[0]['body']['content'];

/** The Unified API: a merchant with a till in Portugal, and an intention. */
export const unifiedStage = stage(unified, async (sandbox) => told(await commission(sandbox)), {
  'a unit': async (sandbox) => {
    const { organization, key } = await unit(sandbox, 'Café Tejo');
    return { API_KEY: key.apiKey, API_SECRET: key.apiSecret, ORGANIZATION_ID: organization };
  },
  'a group with two units': async (sandbox) => {
    const [one, another] = [await unit(sandbox, 'Café Tejo'), await unit(sandbox, 'Café Douro')];
    const { apiKey, apiSecret } = sandbox.options;
    return {
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      UNIT_ID: one.organization,
      ANOTHER_UNIT_ID: another.organization,
    };
  },
  'a number that is in use': async (sandbox) => {
    const merchant = await commission(sandbox);
    await document(merchant, coffee);
    return { ...(await told(merchant)), RECORD_ID: await document(merchant, coffee) };
  },
  'a receipt': async (sandbox) => {
    const merchant = await commission(sandbox);
    return { ...(await told(merchant)), RECORD_ID: await document(merchant, coffee) };
  },
  'more than a page of records': async (sandbox) => {
    const merchant = await commission(sandbox);
    for (let made = 0; made < 12; made += 1) await intend(merchant);
    return told(merchant);
  },
  'a merchant in Germany': async (sandbox) => told(await commission(sandbox, { country: 'DE' })),
  'a merchant in Italy': async (sandbox) => told(await commission(sandbox, { country: 'IT' })),
  'an e-invoice on its way': async (sandbox) => {
    const merchant = await commission(sandbox, { country: 'DE' });
    return { ...(await told(merchant)), RECORD_ID: await document(merchant, eInvoice) };
  },
});

async function told(merchant: Merchant<UnifiedCredentials>): Promise<Variables> {
  const { options, organization, taxpayer, system } = merchant;
  const intention = await intend(merchant);
  return {
    API_KEY: options.apiKey,
    API_SECRET: options.apiSecret,
    ORGANIZATION_ID: organization,
    TAXPAYER_ID: taxpayer,
    SYSTEM_ID: system,
    RECORD_ID: intention,
    INTENTION_ID: intention,
  };
}

async function unit(sandbox: Sandbox<UnifiedCredentials>, name: string) {
  const group = createUnified({ ...sandbox.options });
  const { data: made } = await group.organizations.create({ body: { content: { type: 'UNIT', name } } });
  const { data: subject } = await group.subjects.create({
    body: { content: { type: 'API_KEY', name: 'set-up' } },
    headers: { 'X-Scope-Identifier': made.content.id },
  });
  const { key = '', secret = '' } = subject.content.credentials ?? {};
  return { organization: made.content.id, key: { apiKey: key, apiSecret: secret } };
}

function intend({ options, system }: Merchant<UnifiedCredentials>): Promise<string> {
  return create(options, { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } });
}

/** An intention and its transaction; gives the id of the document. */
async function document(
  merchant: Merchant<UnifiedCredentials>,
  operation: Extract<Content, { type: 'TRANSACTION' }>['operation'],
): Promise<string> {
  const record = { id: await intend(merchant) };
  return create(merchant.options, { type: 'TRANSACTION', record, operation });
}

async function create(options: Merchant<UnifiedCredentials>['options'], content: Content): Promise<string> {
  const { data } = await createUnified({ ...options }).records.create({ body: { content } });
  return data.content.id;
}
