// A month's end in Portugal: asks for the audit file (SAF-T), waits for it, and saves it.
//   node --env-file=merchant.env audit-file.ts [2026-05]
// Without a month it is the last one: only a month that is over has a file.
// merchant.env is written by set-up-a-merchant.ts; or set FISKALY_API_KEY and FISKALY_API_SECRET of a unit.
import { writeFile } from 'node:fs/promises';
import { poll } from '@quittance/runtime';
import { unified } from './till.ts';

const now = new Date();
const lastMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1));
const [month = lastMonth.toISOString().slice(0, 7)] = process.argv.slice(2);
const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
const range = { from: `${month}-01`, to: `${month}-${lastDay}` };

const [taxpayer] = await unified.taxpayers.list({ query: { limit: 1 } }).toArray({ limit: 1 });
if (taxpayer === undefined) throw new Error('There is no taxpayer yet: run set-up-a-merchant.ts first.');
const { id: taxpayer_id } = taxpayer.content;

// No key guards this call: look first. A file that failed is no file: ask again.
const find = async () => {
  const { items } = await unified.files.list({ query: { taxpayer_id, type: 'AUDIT', limit: 100 } });
  return items.find(
    ({ content: { range: of, state } }) =>
      of?.from === range.from && of.to === range.to && state !== 'FAILED',
  );
};
if (!(await find())) {
  await unified.files.create({ body: { content: { type: 'AUDIT', range, taxpayer: { id: taxpayer_id } } } });
}
const file = await poll(find, { until: (found) => found?.content.mode === 'FINISHED', timeout: 600_000 });
if (file === undefined) throw new Error('The file is not listed any more.');
const { data } = await unified.files.stream({ path: { path: file.content.artifact.path } });
await writeFile(`saft-${month}.zip`, data);
console.log(`audit file ${range.from} to ${range.to}, ${file.content.state}: saft-${month}.zip`);
