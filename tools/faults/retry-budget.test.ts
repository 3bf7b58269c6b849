import { type Client, isQuittanceError } from '@quittance/runtime';
import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSender, type Sender } from './client/create-sender.ts';
import { PLAYABLES, type Playable } from './client/playable.ts';
import { deadAddress, followScript } from './client/script.ts';
import { reportedOutcome } from './policy/reported-outcome.ts';
import { readingNamed } from './vendor/reading.ts';
import { type StartedVendor, startVendor } from './vendor/start-vendor.ts';

// So slow that a busy machine lets no attempt run into its end; where each is to do so, faster.
const SPEED = 20;
const SPEED_OF_STALLS = 200;
const CALLS = 500;
// On a busy machine a call of such speed reaches its deadline, and leaves its share of the budget to a later one.
const PATIENT = { deadline: 3_600_000 };
const LOST = 'reset before the headers, delivery';
const get = playable('GET, uncovered');
const uncovered = playable('POST, uncovered');
const covered = playable('POST, covered');

let vendor: StartedVendor;
let sender: Sender;
let count = 0;

beforeAll(async () => {
  vendor = await startVendor();
  sender = await createSender('fetch', { dead: await deadAddress() });
});

afterAll(async () => {
  sender.restore();
  await vendor.stop();
});

function playable(name: string): Playable {
  const found = PLAYABLES.find((one) => one.name === name);
  if (!found) throw new Error(`There is no operation \`${name}\`.`);
  return found;
}

/** One client, as a process has it for all of its calls. */
function createClient(speed = SPEED): Client {
  count += 1;
  return get.createClient({
    vendor,
    reading: readingNamed('forgets-errors'),
    identity: `budget-${count}`,
    sending: sender.options,
    speed,
  });
}

/** Makes a call whose first requests meet a fault; says how many it sent, and what was told. */
async function play(client: Client, what: Playable, fault: string | undefined, times: number) {
  count += 1;
  let request = 0;
  const nextFault = () => {
    request += 1;
    return request <= times ? fault : undefined;
  };
  try {
    const call = () => what.call(client, crypto.randomUUID(), PATIENT);
    const { request: sent } = await followScript({ call: `budget-call-${count}`, nextFault }, call);
    return { attempts: sent.attempts, told: 'success' };
  } catch (error) {
    if (!isQuittanceError(error)) throw error;
    return { attempts: error.attempts, told: reportedOutcome(error, what.traits.method) };
  }
}

/** Makes calls while the service is down, a few at a time, each in its turn. */
function playDown(client: Client, operations: readonly Playable[], fault: string, calls = CALLS) {
  const turns = Array.from({ length: calls }, (_, index) => operations[index % operations.length] ?? get);
  return pMap(turns, (what) => play(client, what, fault, Number.POSITIVE_INFINITY), { concurrency: 20 });
}

const sum = (played: readonly { readonly attempts: number }[]) =>
  played.reduce((all, { attempts }) => all + attempts, 0);

const eachAlone: [string, readonly Playable[]][] = [
  ['GET', [get]],
  ['a write without a key', [uncovered]],
  ['a write with a key', [covered]],
];
const inTurn: [string, readonly Playable[]] = ['all in turn', [get, uncovered, covered]];

describe.each([
  ['reset before the headers, arrival', [...eachAlone, inTurn]],
  ['503, arrival', [...eachAlone, inTurn]],
  ['429, arrival', [...eachAlone, inTurn]],
  ['refuse, connect', [...eachAlone, inTurn]],
  // Each takes as long as an attempt may.
  ['stall before the headers, arrival', [inTurn]],
])('500 calls of one client to a service that is down (%s) are hardly repeated', (fault, kinds) => {
  it.each(kinds)(
    '%s',
    async (_, operations) => {
      const client = createClient(fault.startsWith('stall') ? SPEED_OF_STALLS : SPEED);
      const played = await playDown(client, operations, fault);
      // None is refused before it is sent.
      expect(Math.min(...played.map(({ attempts }) => attempts))).toBe(1);
      expect(sum(played)).toBeLessThanOrEqual(1.2 * CALLS);
      expect(sum(played.slice(-100))).toBe(100);
    },
    60_000,
  );
});

it('repeats the first calls that fail as if there were no budget', async () => {
  const played = await playDown(createClient(), [get], '503, arrival', 5);
  expect(sum(played)).toBe(20);
});

it('counts for each client alone', async () => {
  await playDown(createClient(), [get], '503, arrival', 100);
  expect(await play(createClient(), get, '503, arrival', 1)).toEqual({ attempts: 2, told: 'success' });
});

it('keeps a share for asking what became of a write, when reads have used up theirs', async () => {
  const client = createClient();
  await playDown(client, [get], 'reset before the headers, arrival', 100);
  expect(await play(client, get, '503, arrival', 1)).toEqual({ attempts: 1, told: 'not done' });
  expect(await play(client, covered, LOST, 1)).toEqual({ attempts: 2, told: 'success' });
});

it('keeps the share of reads when writes in doubt have used up theirs, and tells of the doubt', async () => {
  const client = createClient();
  await playDown(client, [covered], LOST, 100);
  expect(await play(client, covered, LOST, 1)).toEqual({ attempts: 1, told: 'unknown' });
  expect(await play(client, get, '503, arrival', 1)).toEqual({ attempts: 2, told: 'success' });
});

it('repeats again after the service has come back', async () => {
  const client = createClient();
  await playDown(client, [get], '503, arrival', 100);
  expect(await play(client, get, '503, arrival', 1)).toMatchObject({ attempts: 1 });
  await pMap(Array.from({ length: 100 }), () => play(client, get, undefined, 0), { concurrency: 20 });
  expect(await play(client, get, '503, arrival', 1)).toEqual({ attempts: 2, told: 'success' });
});
