import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/index.ts';
import { seededRandom } from '../random.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Moment, startVendor, type Vendor } from './vendor.ts';

const WRITES = Number(process.env.QUITTANCE_JOURNAL_WRITES ?? 60);
const SEED = Number(process.env.QUITTANCE_SEED ?? 20_260_504);
const TILLS = 2;
// The more writes a life has, the more of them end undisturbed: short lives for the short test.
const LONGEST_LIFE = WRITES > 500 ? 40 : 12;
const MOMENTS: readonly (Moment | 'any time')[] = [
  'before the work',
  'after the work',
  'after the answer',
  'any time',
];

/** One life of a till: when it is to end. */
interface Life {
  readonly process: ChildProcess;
  readonly end: Moment | 'any time';
  momentsLeft: number;
}

test(`${WRITES} writes through random SIGKILLs are carried out exactly once each`, {
  timeout: 300_000 + WRITES * 250,
}, async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'journal');
  const random = seededRandom(SEED);
  const lives = new Map<string, Life>();
  const kills = new Map<string, number>();
  const kill = ({ process, end }: Life) => {
    if (process.killed || process.exitCode !== null) return;
    process.kill('SIGKILL');
    kills.set(end, (kills.get(end) ?? 0) + 1);
  };
  const vendor = await startVendor(random, (moment, sender) => {
    const life = lives.get(sender);
    if (!life) return false;
    if (life.process.killed) return true;
    if (life.momentsLeft > 0) life.momentsLeft--;
    if (life.momentsLeft > 0 || (life.end !== 'any time' && life.end !== moment)) return false;
    // An answer takes a moment to be read, and another one to be journalled.
    if (life.end === 'any time' || moment === 'after the answer') setTimeout(kill, random() * 4, life);
    else kill(life);
    return life.process.killed;
  });
  onTestFinished(() => {
    for (const { process } of lives.values()) process.kill('SIGKILL');
    return vendor.stop();
  });

  let resumed = 0;
  let deaths = 0;
  const runTill = async (number: number): Promise<void> => {
    const name = `till-${number}`;
    const share = Math.ceil(WRITES / TILLS);
    const first = number * share;
    const args = [name, vendor.url, file, join(folder, `done-${number}`)];
    const count = Math.min(share, WRITES - first);
    for (;;) {
      const life: Life = {
        process: startWorker([...args, String(first), String(count)]),
        end: MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'any time',
        momentsLeft: 1 + Math.floor(random() * LONGEST_LIFE * 3),
      };
      lives.set(name, life);
      const { code, output, errors } = await ended(life.process);
      resumed += output.split('resumed').length - 1;
      expect(errors).toBe('');
      if (code === 0) return;
      expect(code).toBe('SIGKILL');
      deaths++;
      expectNothingUnlisted(file, vendor);
    }
  };
  await Promise.all(Array.from({ length: TILLS }, (_, number) => runTill(number)));

  const counts = Array.from({ length: WRITES }, (_, write) => vendor.executed.get(String(write)) ?? 0);
  console.info(
    `${WRITES} writes, seed ${SEED}: ${deaths} kills (${[...kills].map(([end, n]) => `${n} ${end}`).join(', ')}), ` +
      `${resumed} resumed, ${vendor.replayed()} stored answers, ` +
      `${counts.filter((n) => n > 1).length} done twice, ${counts.filter((n) => n === 0).length} lost`,
  );
  expect(counts).toEqual(Array(WRITES).fill(1));
  expect(vendor.mismatched()).toBe(0);
  expect(deaths).toBeGreaterThan(WRITES / 60);
  expect(resumed).toBeGreaterThan(0);
  expect(vendor.replayed()).toBeGreaterThan(0);
  const journal = openJournal({ file });
  expect(await journal.pending()).toEqual([]);
  await journal.close();
});

/** Each write that has reached the service is in the journal, though its sender was killed. */
function expectNothingUnlisted(file: string, { arrived }: Vendor): void {
  // A killed writer leaves what its successor mends first, and the last one to close tidies up: readers wait meanwhile.
  const database = new DatabaseSync(file, { readOnly: true, timeout: 60_000 });
  const rows = database.prepare('SELECT entry FROM entries').all();
  database.close();
  const kept = new Set(rows.map(({ entry }) => JSON.parse(String(entry)).body.metadata.write));
  expect([...arrived].filter((write) => !kept.has(write))).toEqual([]);
}

function startWorker(args: readonly string[]): ChildProcess {
  const worker = join(import.meta.dirname, 'worker.ts');
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', worker, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ended(
  child: ChildProcess,
): Promise<{ code: number | string | null; output: string; errors: string }> {
  let output = '';
  let errors = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  return new Promise((resolve) =>
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output, errors })),
  );
}
