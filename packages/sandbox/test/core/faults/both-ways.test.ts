import { expect, it, test } from 'vitest';
import type { Fault } from '../../../src/core/faults/fault.ts';
import { createSandbox } from '../../../src/index.ts';
import { things } from '../things.ts';
import { EVERY_FAULT } from './every-fault.ts';
import { type Patience, type Sight, see } from './sight.ts';

/** What a port cannot show as a fetch without one does, and why. */
const DIFFERENCES: Readonly<Record<string, { readonly port: object; readonly why: string }>> = {
  'refuse, connect': {
    port: { failed: 'TypeError: fetch failed (ECONNRESET)' },
    why: 'who reaches a port has connected: the nearest is a reset before anything is told or done',
  },
  'fail in the system getaddrinfo ENOTFOUND, connect': {
    port: { failed: 'TypeError: fetch failed (ECONNRESET)' },
    why: 'names are looked up on the side of the client',
  },
  'fail in the system read ENETDOWN, delivery': {
    port: { failed: 'TypeError: fetch failed (ECONNRESET)' },
    why: 'networks go down on the side of the client',
  },
  'garble truncated gzip, delivery': {
    port: { body: expect.stringMatching(/^\{"id":"[^}]*$/) },
    why: 'how much of a text stands in half of its gzip, only gzip knows',
  },
};

const POST = {
  method: 'POST',
  body: '{"name":"one"}',
  headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': 'k' },
};

/** Creates a thing while the sandbox plays a fault; gives back what was seen, and how often it was really done. */
async function play({ place, act, name }: Fault, way: 'in process' | 'port') {
  using sandbox = createSandbox(things, { clock: { speed: 1_000, start: '2026-03-01T00:00:00Z' } });
  sandbox.faults.add({ place, act, name });
  await using listening = way === 'port' ? await sandbox.listen() : undefined;
  const send = listening ? fetch : sandbox.fetch;
  const url = `${listening?.url ?? sandbox.options.baseUrl}/things`;
  const seen = await see((init) => send(url, { ...init, ...POST }), patienceFor(act));
  return { seen, done: sandbox.ledger.of('createThing').length };
}

function patienceFor(act: Fault['act']): Patience {
  if (act.does === 'answer' && act.stalls) return 'until the headers';
  if (act.does !== 'stall') return 'without end';
  return act.moment === 'before the headers' ? 'none' : 'until the headers';
}

it.each(EVERY_FAULT)('$name: is seen over a port as in process', async (fault) => {
  const inProcess = await play(fault, 'in process');
  const port = await play(fault, 'port');
  const difference = DIFFERENCES[fault.name];
  expect(port).toEqual({ ...inProcess, seen: { ...inProcess.seen, ...difference?.port } });
  // A difference that is none any more has no place in the list.
  if (difference) expect(port.seen).not.toEqual(inProcess.seen);
});

it('lists no difference of a fault that there is not', () => {
  expect(Object.keys(DIFFERENCES).filter((name) => !EVERY_FAULT.some((one) => one.name === name))).toEqual(
    [],
  );
});

const seenOf = async (name: string): Promise<{ seen: Sight; done: number }> => {
  const fault = EVERY_FAULT.find((one) => one.name === name);
  if (!fault) throw new Error(`There is no fault \`${name}\`.`);
  return play(fault, 'port');
};

test.each([
  ['reset before the headers, arrival', { failed: 'TypeError: fetch failed (ECONNRESET)' }, 0],
  ['reset before the headers, delivery', { failed: 'TypeError: fetch failed (ECONNRESET)' }, 1],
  [
    'reset in the body, delivery',
    {
      status: 201,
      body: expect.stringMatching(/^\{"id":".* and then TypeError: terminated \(ECONNRESET\)$/),
    },
    1,
  ],
  ['stall before the headers, arrival', { failed: 'Error: the caller has left' }, 0],
  ['stall after the headers, delivery', { status: 201, body: ' and then Error: the caller has left' }, 1],
  ['answer 503, arrival', { status: 503, body: expect.stringMatching(/^\{"code":"fault"/) }, 0],
])('%s: %o, done %i times', async (name, seen, done) => {
  expect(await seenOf(name)).toMatchObject({ seen, done });
});
