// What comes after a sale: a line is corrected, a coffee returned, and a receipt cancelled that was rung up twice.
//   node --env-file=merchant.env correct-cancel-return.ts [50]
// merchant.env is written by set-up-a-merchant.ts; or set FISKALY_API_KEY and FISKALY_API_SECRET of a unit of the test
// environment that has a system. The numbers from the given one on must be free.
import type { RecordResource, TransactionOperation } from '@quittance/fiskaly/unified';
import { line, receipt, sign } from './till.ts';

const first = Number(process.argv[2] ?? 50);
const bill = [line('SALE', '1', 'Café expresso', 110), line('SALE', '2', 'Pastel de nata', 150)];

const sold = await signed('sold', first, receipt({ number: `${first}`, series: 'A' }, bill, 260));
const twice = await signed('sold', first + 1, receipt({ number: `${first + 1}`, series: 'A' }, bill, 260));

// The pastry costs 1.30: the credit note takes back the difference, and names the line by its number on the receipt.
await signed('corrected', first, {
  type: 'CORRECTION',
  record: { id: sold.content.id },
  reason: 'Preço corrigido',
  data: receipt({ number: `${first}`, series: 'NC' }, [line('RETURN', '2', 'Pastel de nata', 20)], 20),
});

// The guest brings the coffee back: the same kind of document, over the whole line.
await signed('returned', first + 1, {
  type: 'CORRECTION',
  record: { id: sold.content.id },
  reason: 'Café devolvido',
  data: receipt({ number: `${first + 1}`, series: 'NC' }, [line('RETURN', '1', 'Café expresso', 110)], 110),
});

// A cancellation takes back a whole document, has no number, and in Portugal a reason.
await signed('cancelled', first + 1, {
  type: 'CANCELLATION',
  record: { id: twice.content.id },
  reason: 'Registado em duplicado',
});

async function signed(
  what: string,
  number: number,
  operation: TransactionOperation,
): Promise<RecordResource> {
  const { record } = await sign(`till-7/${what}-${number}`, operation);
  // The third field of the QR text by the law is the document's kind and number.
  const [, name = ''] = /\*G:([^*]*)/.exec(record.content.compliance?.qr_code ?? '') ?? [];
  console.log(`${what.padEnd(10)} ${name.padEnd(8)} ${record.content.state}`);
  return record;
}
