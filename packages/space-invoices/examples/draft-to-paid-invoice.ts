// An invoice from draft to paid: client and item, draft, final, mail, PDF, payment.
//   node draft-to-paid-invoice.ts [order-2041]
// Set SPACE_INVOICES_TOKEN and SPACE_INVOICES_ORGANIZATION of the test environment. The order's id is for one invoice: a
// second run with it finds the invoice that is there, and goes on with that.
import { writeFile } from 'node:fs/promises';
import { isApiError, isOutcomeUnknown } from '@quittance/runtime';
import { createSpaceInvoices, type Document } from '@quittance/space-invoices';

const { SPACE_INVOICES_TOKEN = '', SPACE_INVOICES_ORGANIZATION = '', SPACE_INVOICES_URL } = process.env;
const [uniqueId = 'order-2041'] = process.argv.slice(2);
const { clients, items, documents } = createSpaceInvoices({
  accessToken: SPACE_INVOICES_TOKEN,
  environment: 'test',
  ...(SPACE_INVOICES_URL === undefined ? {} : { baseUrl: SPACE_INVOICES_URL }),
});
const organization = { id: SPACE_INVOICES_ORGANIZATION };

const draft = (await find()) ?? (await create());
const path = { id: draft.id };
console.log(`draft   ${draft.number}, ${draft.totalWithTax} ${draft.currencyId} with tax`);

// Once final, an invoice stays so.
const { data: invoice } = await documents.update({ path, body: { draft: false } });
console.log(`final   ${invoice.number}`);

if (!invoice.sentEmail) {
  const { data: mail } = await documents.send({
    path,
    body: {
      recipients: 'narocila@gostilna-pri-lipi.example',
      subject: 'Račun [document number]',
      message: 'V priponki je račun [document number].',
    },
  });
  if (!mail.success) throw new Error('the service did not send the mail');
}
const { data: pdf } = await documents.pdf({ path, query: { l: 'sl' } });
await writeFile(`${uniqueId}.pdf`, pdf);
console.log(`sent    and saved as ${uniqueId}.pdf`);

// Nothing keeps the service from recording a payment twice: the id of the transaction tells whether it is there.
const transactionId = `trx-${uniqueId}`;
const { items: paidBefore } = await documents.payments.list({
  path,
  query: { filter: { where: { transactionId } } },
});
if (paidBefore.length === 0) {
  await documents.payments.create({
    path,
    body: { type: 'bank', date: new Date().toISOString().slice(0, 10), transactionId },
  });
}
const { data: paid } = await documents.get({ path });
console.log(`paid    ${paid.totalPaid}, due ${paid.totalDue}, in full: ${paid.paidInFull}`);

async function find(): Promise<Document | undefined> {
  const query = { filter: { where: { uniqueId } } };
  return (await documents.list({ path: organization, query }).toArray({ limit: 1 }))[0];
}

/** Without an answer, or after a refusal, the invoice may be there all the same: its `uniqueId` finds it. */
async function create(): Promise<Document> {
  const client = { name: 'Gostilna Pri Lipi d.o.o.', country: 'Slovenia' };
  const { data: buyer } = await clients.create({ path: organization, body: client });
  const chair = { name: 'Hrastov stol Lipa', price: 135, unit: 'kos', _itemTaxes: [{ rate: 22 }] };
  const { data: item } = await items.create({ path: organization, body: chair });
  try {
    const { data } = await documents.create({
      path: organization,
      body: {
        uniqueId,
        draft: true,
        clientId: buyer.id,
        _documentItems: [
          { itemId: item.id, load: true, quantity: 6, discount: 10 },
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
    return data;
  } catch (error) {
    if (!isOutcomeUnknown(error) && !isApiError(error)) throw error;
    const made = await find();
    if (made === undefined) throw error;
    return made;
  }
}
