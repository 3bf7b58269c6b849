// Sells a coffee in Lisbon: a simplified invoice, announced and signed.
//   node --env-file=merchant.env sell.ts [42]
// merchant.env is written by set-up-a-merchant.ts; or set FISKALY_API_KEY and FISKALY_API_SECRET of a unit of the test
// environment that has a system.
import { line, receipt, sign } from './till.ts';

const [number = '42'] = process.argv.slice(2);
const { record, attempts, replayed } = await sign(
  `till-7/checkout-${number}`,
  receipt({ number, series: 'A', simplified_invoice: true }, [line('SALE', '1', 'Café expresso', 110)], 110),
);
console.log(`receipt    A/${number} ${record.content.state}, EUR 1.10`);
console.log(`ATCUD      ${record.content.compliance?.data}`);
console.log(`attempts   ${attempts}${replayed ? ', and the last one was told what the first had done' : ''}`);
