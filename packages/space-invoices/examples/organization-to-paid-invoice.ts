// From a new organization to a paid invoice: client, items, document, mail, PDF, payment.
// In the repository, `npm start` runs it against the mock. Against the service: set SPACE_INVOICES_TOKEN and SPACE_INVOICES_ACCOUNT.
// A second run makes a second organization with all that is in it, unless you set what the first one printed:
// SPACE_INVOICES_ORGANIZATION, SPACE_INVOICES_CLIENT and SPACE_INVOICES_ITEM. Then it ends at the document, which is refused.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpaceInvoices } from '@quittance/space-invoices';

const {
  SPACE_INVOICES_TOKEN = '',
  SPACE_INVOICES_ACCOUNT: account = '5f1e0c2a9b7d3e4f6a8c1001',
  SPACE_INVOICES_ORGANIZATION,
  SPACE_INVOICES_CLIENT,
  SPACE_INVOICES_ITEM,
  SPACE_INVOICES_URL,
} = process.env;
const spaceInvoices = createSpaceInvoices({
  accessToken: SPACE_INVOICES_TOKEN,
  environment: 'test',
  ...(SPACE_INVOICES_URL === undefined ? {} : { baseUrl: SPACE_INVOICES_URL }),
});

const path = { id: SPACE_INVOICES_ORGANIZATION ?? (await newOrganization()) };
const clientId = SPACE_INVOICES_CLIENT ?? (await newClient());
const itemId = SPACE_INVOICES_ITEM ?? (await newItem());
console.log(
  `SPACE_INVOICES_ORGANIZATION=${path.id} SPACE_INVOICES_CLIENT=${clientId} SPACE_INVOICES_ITEM=${itemId}`,
);

// A second document with the same `uniqueId` is refused, so this call may be sent again, to the same organization.
const { data: invoice } = await spaceInvoices.documents.create({
  path,
  body: {
    uniqueId: 'order-2041',
    clientId,
    _documentItems: [
      { itemId, load: true, quantity: 6, discount: 10 },
      {
        name: 'Načrtovanje opreme',
        quantity: 2.5,
        unit: 'ura',
        price: 60,
        _documentItemTaxes: [{ rate: 22 }],
      },
    ],
  },
});
console.log(
  `  invoice ${invoice.number}: net ${invoice.total}, with tax ${invoice.totalWithTax} ${invoice.currencyId}`,
);

const document = { id: invoice.id };
const { data: mail } = await spaceInvoices.documents.send({
  path: document,
  body: {
    recipients: 'narocila@gostilna-pri-lipi.example',
    subject: 'Račun [document number]',
    message: 'V priponki je račun [document number].',
  },
});
if (!mail.success) throw new Error('the service did not send the mail');
const { data: pdf } = await spaceInvoices.documents.pdf({ path: document, query: { l: 'sl' } });
const file = join(tmpdir(), `invoice-${invoice.id}.pdf`);
await writeFile(file, pdf);
console.log(`  sent, and saved as ${file}`);

// The id of the transaction is what a payment is recognised by.
await spaceInvoices.documents.payments.create({
  path: document,
  body: { type: 'bank', date: '2026-03-10', amount: 1072.38, transactionId: 'trx-7c41e09b' },
});
const { data: paid } = await spaceInvoices.documents.get({
  path: document,
  query: { filter: { include: 'payments' } },
});
console.log(`  paid ${paid.totalPaid}, due ${paid.totalDue}, in full: ${paid.paidInFull}`);

async function newOrganization(): Promise<string> {
  // The country brings the taxes along.
  const body = { name: 'Studio Kamin d.o.o.', country: 'Slovenia', city: 'Ljubljana' };
  return (await spaceInvoices.organizations.create({ path: { id: account }, body })).data.id;
}

async function newClient(): Promise<string> {
  const body = {
    name: 'Gostilna Pri Lipi d.o.o.',
    country: 'Slovenia',
    email: 'narocila@gostilna-pri-lipi.example',
  };
  return (await spaceInvoices.clients.create({ path, body })).data.id;
}

async function newItem(): Promise<string> {
  const body = {
    name: 'Hrastov stol Lipa',
    SKU: 'STOL-LIPA',
    price: 135,
    unit: 'kos',
    _itemTaxes: [{ rate: 22 }],
  };
  return (await spaceInvoices.items.create({ path, body })).data.id;
}
