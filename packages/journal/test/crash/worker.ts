// A till of the crash test: settles what a predecessor left, then does its writes, four at a time. It is killed without
// notice and started again until it ends by itself. All it remembers is which writes it knows to be done.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createSignPt } from '@quittance/fiskaly/sign-pt';
import { idempotencyKeyFrom } from '@quittance/runtime';
import { type JournalEntry, openJournal } from '../../src/index.ts';

const [name = '', url = '', journalFile = '', doneFile = '', first = '0', count = '0'] =
  process.argv.slice(2);

const journal = openJournal({ file: journalFile });
const signPt = createSignPt({
  apiKey: 'key',
  apiSecret: 'secret',
  baseUrl: url,
  headers: { 'x-sender': name },
  validation: { response: false },
  retry: { baseDelay: 20, maxDelay: 100 },
  journal,
});

const done = new Set(existsSync(doneFile) ? readFileSync(doneFile, 'utf8').split('\n') : []);
const note = (write: string) => {
  done.add(write);
  appendFileSync(doneFile, `${write}\n`);
};
const writeOf = ({ body }: JournalEntry) => (body as { metadata: { write: string } }).metadata.write;

for (const entry of await journal.pending({ client: signPt.client })) {
  await journal.resume(signPt.client, entry);
  process.stdout.write('resumed\n');
  note(writeOf(entry));
}

const writes = Array.from({ length: Number(count) }, (_, index) => String(Number(first) + index));
const next = writes.filter((write) => !done.has(write)).values();
const lane = async () => {
  for (const write of next) {
    await signPt.records.create({
      body: {
        content: {
          type: 'INTENTION',
          system: { id: '0199c2a6-53c8-7a90-b1e7-5c0d4e9f7a03' },
          operation: { type: 'TRANSACTION' },
        },
        metadata: { write },
      },
      idempotencyKey: await idempotencyKeyFrom(`write-${write}`),
    });
    note(write);
  }
};
await Promise.all([lane(), lane(), lane(), lane()]);
await journal.close();
