import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGINNING, billing } from '../../../packages/sandbox/src/billing/index.ts';
import { management } from '../../../packages/sandbox/src/management/index.ts';
import { commission, signPt } from '../../../packages/sandbox/src/sign-pt/index.ts';
import { organizationId, spaceInvoices } from '../../../packages/sandbox/src/space-invoices/index.ts';
import type { Chapter } from './chapter.ts';
import { counted, times } from './counted.ts';
import { openStage } from './stage.ts';

/** The earlier API for Portugal. */
export const lisbon: Chapter = {
  title: 'The same café with SIGN PT',
  apis: ['fiskaly/sign-pt'],
  async *scenes() {
    const script = 'packages/fiskaly/examples/sign-pt.ts';
    await using stage = await openStage(signPt, (url) => ({ FISKALY_SIGN_PT_URL: url }));
    const { apiKey, apiSecret } = (await commission(stage.sandbox)).options;
    yield {
      title: 'A coffee is sold while the token is taken away',
      script,
      async play() {
        using revoked = stage.sandbox.faults.revokeToken({ operation: 'createRecord', nth: 2 });
        const told = await stage.run(script, [], { FISKALY_API_KEY: apiKey, FISKALY_API_SECRET: apiSecret });
        const written = stage.sandbox.ledger.of('createRecord').length;
        const done = `1 intention and ${counted(written - 1, 'receipt')}, the token revoked ${times(revoked.hits)}`;
        return { told, done, holds: written === 2 && revoked.hits === 1 };
      },
    };
  },
};

/** Organizations and keys. */
export const backOffice: Chapter = {
  title: 'A reseller with the fiskaly management API',
  apis: ['fiskaly/management'],
  async *scenes() {
    const script = 'packages/fiskaly/examples/management.ts';
    await using stage = await openStage(management, (url, { apiKey, apiSecret }) => ({
      ...{ FISKALY_MANAGEMENT_URL: url, FISKALY_API_KEY: apiKey, FISKALY_API_SECRET: apiSecret },
    }));
    yield {
      title: 'A customer gets an organization and a key',
      script,
      async play() {
        const told = await stage.run(script);
        const { ledger } = stage.sandbox;
        const [made, keys] = [ledger.of('createOrganization').length, ledger.of('createApiKey').length];
        const done = `${counted(made, 'organization')}, ${counted(keys, 'key')}`;
        return { told, done, holds: made === 1 && keys === 1 };
      },
    };
  },
};

/** An invoice, without idempotency keys. */
export const studio: Chapter = {
  title: 'A studio with Space Invoices',
  apis: ['space-invoices'],
  async *scenes() {
    const script = 'packages/space-invoices/examples/draft-to-paid-invoice.ts';
    await using stage = await openStage(spaceInvoices, (url, { accessToken }) => ({
      ...{ SPACE_INVOICES_URL: url, SPACE_INVOICES_TOKEN: accessToken },
      SPACE_INVOICES_ORGANIZATION: organizationId,
    }));
    yield {
      title: 'An invoice goes from draft to paid, though the answer to it is lost and the API has no keys',
      script,
      async play() {
        using lost = stage.sandbox.faults.loseAnswer({ operation: 'createDocument' });
        const told = await stage.run(script);
        const { ledger } = stage.sandbox;
        const [made, paid] = [ledger.of('createDocument').length, ledger.of('createDocumentPayment').length];
        const done = `${counted(made, 'invoice')}, ${counted(paid, 'payment')}, the answer lost ${times(lost.hits)}`;
        return { told, done, holds: made === 1 && paid === 1 && lost.hits === 1 };
      },
    };
  },
};

/** A PDF. */
export const telephone: Chapter = {
  title: 'A telephone company with MasStack',
  apis: ['masstack/billing'],
  async *scenes() {
    const script = 'packages/masstack/examples/invoice-to-file.ts';
    await using stage = await openStage(billing, (url, { token }) => ({
      ...{ MASSTACK_URL: url, MASSTACK_TOKEN: token },
    }));
    yield {
      title: 'An invoice becomes a file',
      script,
      async play() {
        const { invoiceId, accountId } = BEGINNING;
        const told = await stage.run(script, [invoiceId, accountId]);
        const file = readFileSync(join(stage.folder, `${invoiceId}.pdf`), 'latin1');
        const holds = file.startsWith('%PDF-') && file.includes(invoiceId);
        return { told, done: `a PDF of ${file.length} bytes${holds ? `, in it ${invoiceId}` : ''}`, holds };
      },
    };
  },
};
