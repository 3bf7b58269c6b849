// An invoice's PDF to a file. The service answers with a public link, whose field it does not publish.
//   node invoice-to-file.ts [invoice] [account]
// Set MASSTACK_TOKEN of the staging environment.
import { writeFile } from 'node:fs/promises';
import { createBilling } from '@quittance/masstack/billing';

const { MASSTACK_TOKEN = '', MASSTACK_URL } = process.env;
const [invoiceId = 'INV-2026-004411', accountId = '123456789'] = process.argv.slice(2);
const billing = createBilling({
  token: MASSTACK_TOKEN,
  environment: 'staging',
  orgId: 'masmovil',
  ...(MASSTACK_URL === undefined ? {} : { baseUrl: MASSTACK_URL }),
});

const { data } = await billing.invoices.getPublicLink({ path: { accountId, invoiceId } });
// An open object: look for the one field that is an address.
const link = Object.values(data).find((value) => typeof value === 'string' && URL.canParse(value));
if (typeof link !== 'string') throw new Error(`No address in the answer: ${Object.keys(data).join(', ')}`);

// Whoever has the link can read the invoice: no token goes with it. What came may be a page that says "not found".
const answer = await fetch(link);
const file = new Uint8Array(await answer.arrayBuffer());
if (!answer.ok || !new TextDecoder().decode(file.subarray(0, 5)).startsWith('%PDF-'))
  throw new Error(`The link was answered with ${answer.status} and no PDF.`);
await writeFile(`${invoiceId}.pdf`, file);
console.log(`invoice  ${invoiceId}, ${file.length} bytes: ${invoiceId}.pdf`);
