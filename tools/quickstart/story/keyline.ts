import { sign } from '../../../packages/sandbox/src/keyline/events.ts';
import { checksumHeader, keyline, webhookSecret } from '../../../packages/sandbox/src/keyline/index.ts';
import type { Program } from '../start-program.ts';
import type { Chapter, Outcome } from './chapter.ts';
import { counted } from './counted.ts';
import { openStage, type Stage } from './stage.ts';

type PrintShop = Stage<typeof keyline.options>;

const orderToCreditNote = 'packages/keyline/examples/order-to-credit-note.ts';
const webhooks = 'packages/keyline/examples/webhooks.ts';

/** An order, its invoice and a credit note; and a receiver of webhooks, which is told of each step. */
export const printShop: Chapter = {
  title: 'A print shop with Keyline',
  apis: ['keyline'],
  async *scenes() {
    await using stage = await openStage(keyline, (url, { apiKey }) => ({
      KEYLINE_URL: url,
      KEYLINE_API_KEY: apiKey,
      KEYLINE_WEBHOOK_SECRET: webhookSecret,
      KEYLINE_CHECKSUM_HEADER: checksumHeader,
    }));
    const receiver = stage.start(webhooks);
    try {
      await receiver.prints('listening');
      const [address = ''] = /http:\S+/.exec(receiver.output) ?? [];
      stage.sandbox.webhooks.listen(address);
      yield {
        title: 'An order is billed, and a part of it credited',
        script: orderToCreditNote,
        play: () => billed(stage),
      };
      yield {
        title: 'Its webhooks are verified, and one that was changed on its way is refused',
        script: webhooks,
        play: () => verified(stage, receiver, address),
      };
    } finally {
      receiver.kill('SIGTERM');
      await receiver.ended;
    }
  },
};

async function billed({ sandbox, run }: PrintShop): Promise<Outcome> {
  const told = await run(orderToCreditNote);
  const invoices = sandbox.ledger.rows('invoices') as readonly { type: string; state: string }[];
  const final = (type: string) =>
    invoices.filter((one) => one.type === type && one.state === 'billed').length;
  const [bills, notes] = [final('CustomerInvoice'), final('CreditNote')];
  const orders = sandbox.ledger.of('createOrder').length;
  const done = `${counted(orders, 'order')}, ${counted(bills, 'final invoice')}, ${counted(notes, 'final credit note')}`;
  return { told, done, holds: orders === 1 && bills === 1 && notes === 1 };
}

async function verified({ sandbox }: PrintShop, receiver: Program, address: string): Promise<Outcome> {
  await sandbox.webhooks.settled();
  const sent = sandbox.ledger.events.filter((event) => event.kind === 'webhook');
  const taken = sent.filter(({ status }) => status === 204).length;
  // Signed by the vendor, for another text: what somebody in between would send.
  const body = JSON.stringify(sent[0]?.body);
  const changed = body.replace('"action":"create"', '"action":"destroy"');
  const { status } = await fetch(address, { method: 'POST', headers: sign(body), body: changed });
  await receiver.prints('refused');
  const lines = receiver.output.trimEnd().split('\n').slice(1);
  const told =
    lines.length <= 4 ? lines : [...lines.slice(0, 2), `and ${lines.length - 3} more`, ...lines.slice(-1)];
  const done = `${counted(sent.length, 'webhook')} sent, ${taken} taken; the changed one was answered with ${status}`;
  return { told, done, holds: sent.length > 0 && taken === sent.length && status === 401 };
}
