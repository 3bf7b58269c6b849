import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { unified } from '../../../packages/sandbox/src/unified/index.ts';
import type { Program } from '../start-program.ts';
import type { Chapter, Outcome, Scene } from './chapter.ts';
import { counted, times } from './counted.ts';
import { openStage, type Stage } from './stage.ts';

type Till = Stage<typeof unified.options>;

const examples = 'packages/fiskaly/examples';

/** The first hour of a till: from the merchant to the first correction, with an answer lost and a process killed between. */
export const till: Chapter = {
  title: "Café Tejo, Lisboa: a till with fiskaly's Unified API",
  apis: ['fiskaly/unified'],
  async *scenes() {
    await using stage = await openStage(unified, (url, { apiKey, apiSecret }) => ({
      FISKALY_UNIFIED_URL: url,
      FISKALY_API_KEY: apiKey,
      FISKALY_API_SECRET: apiSecret,
    }));
    yield merchant(stage);
    const variables = parseEnv(readFileSync(join(stage.folder, 'merchant.env'), 'utf8'));
    yield* selling(stage, variables as Record<string, string>);
  },
};

function merchant(stage: Till): Scene {
  const script = `${examples}/set-up-a-merchant.ts`;
  return {
    title: 'The merchant is set up',
    script,
    async play() {
      const told = await stage.run(script);
      const steps = ['Taxpayer', 'Location', 'System'].flatMap((what) => [`create${what}`, `update${what}`]);
      const writes = stage.sandbox.ledger.events.flatMap((event) =>
        event.kind === 'done' && steps.includes(event.operation) ? event.operation : [],
      );
      const done = writes.map((name) =>
        name.startsWith('create') ? name.slice(6).toLowerCase() : 'put to use',
      );
      return { told, done: done.join(', '), holds: writes.join() === steps.join() };
    },
  };
}

function* selling(stage: Till, env: Readonly<Record<string, string>>): Generator<Scene> {
  const { sandbox } = stage;
  const sell = `${examples}/sell.ts`;
  yield {
    title: 'A coffee is sold',
    script: sell,
    play: async () => receiptOnce(stage, '42', await stage.run(sell, ['42'], env)),
  };
  yield {
    title: 'The answer to a receipt is lost on its way, and the client finds the receipt',
    script: sell,
    async play() {
      // The first record is the intention, the second one the receipt.
      using _lost = sandbox.faults.loseAnswer({ operation: 'createRecord', nth: 2 });
      return receiptOnce(stage, '43', await stage.run(sell, ['43'], env));
    },
  };
  yield killed(stage, env);
  const correct = `${examples}/correct-cancel-return.ts`;
  yield {
    title: 'A line is corrected, a coffee returned, a receipt cancelled',
    script: correct,
    async play() {
      const before = sandbox.snapshot();
      const told = await stage.run(correct, ['50'], env);
      const types = sandbox.ledger
        .of('createRecord')
        .flatMap((write) => (write.seq > before ? operationOf(write).type : []));
      const [receipts = 0, corrections = 0, cancellations = 0] = [
        'RECEIPT',
        'CORRECTION',
        'CANCELLATION',
      ].map((type) => types.filter((one) => one === type).length);
      const done = `${counted(receipts, 'receipt')}, ${counted(corrections, 'credit note')}, ${counted(cancellations, 'cancellation')}`;
      return { told, done, holds: receipts === 2 && corrections === 2 && cancellations === 1 };
    },
  };
}

/** The process dies when the vendor has signed and nobody has been told; what it left in its journal is settled. */
function killed(stage: Till, env: Readonly<Record<string, string>>): Scene {
  const script = 'packages/journal/examples/crash-safe-till.ts';
  return {
    title: 'The till is killed with a receipt under way, and started again',
    script,
    async play() {
      await killWhenSigned(stage, stage.start(script, ['44'], env));
      const told = await stage.run(script, ['44'], env);
      const lines = ['SIGKILL    the service had signed, the till had not been told', ...told];
      return receiptOnce(stage, '44', lines);
    },
  };
}

async function killWhenSigned({ sandbox }: Till, program: Program): Promise<void> {
  using _silence = sandbox.faults.timeout({ operation: 'createRecord', nth: 2 });
  let isOver = false;
  const over = program.ended.then(() => {
    isOver = true;
  });
  while (receiptsOf(sandbox, '44').length === 0) {
    if (isOver) throw new Error(`The till ended before it could be killed:\n${program.output}`);
    await setTimeout(5);
  }
  program.kill('SIGKILL');
  await over;
}

function receiptOnce({ sandbox }: Till, number: string, told: readonly string[]): Outcome {
  const writes = receiptsOf(sandbox, number);
  const asked = sandbox.ledger.events.filter(
    (event) => event.kind === 'request' && event.key !== undefined && event.key === writes[0]?.key,
  ).length;
  const done = `${counted(writes.length, 'receipt')} A/${number}, asked for ${times(asked)} under one key`;
  return { told, done, holds: writes.length === 1 };
}

function receiptsOf({ ledger }: Till['sandbox'], number: string) {
  return ledger.of('createRecord').filter((write) => operationOf(write).document?.number === number);
}

/** What a record was to be, as it was sent. */
function operationOf({ input }: { readonly input?: unknown }): {
  readonly type?: string;
  readonly document?: { readonly number: string };
} {
  return (input as { readonly content: { readonly operation: object } }).content.operation;
}
