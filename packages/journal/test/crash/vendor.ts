import { setTimeout as sleep } from 'node:timers/promises';
import { type Loopback, type Received, startLoopback, tokenAnswer } from '../loopback.ts';

/** The moments of a write at which its sender may be killed. */
export type Moment = 'before the work' | 'after the work' | 'after the answer';

/** A SIGN PT that remembers keys, and knows what it really did. */
export interface Vendor extends Loopback {
  /** How often each write was carried out. */
  readonly executed: ReadonlyMap<string, number>;
  /** The writes that have arrived, carried out or not. */
  readonly arrived: ReadonlySet<string>;
  /** How often a stored answer was given. */
  replayed(): number;
  /** How often a key came with another payload. */
  mismatched(): number;
}

interface Stored {
  readonly payload: string;
  readonly answer: unknown;
}

/**
 * Starts the vendor. `at` is called at each moment of each write, with the sender's name; it may kill the sender, and
 * says so by `true`, so that the connection is dropped there.
 */
export async function startVendor(
  random: () => number,
  at: (moment: Moment, sender: string) => boolean,
): Promise<Vendor> {
  const executed = new Map<string, number>();
  const arrived = new Set<string>();
  const stored = new Map<string, Stored>();
  const working = new Set<string>();
  let replayed = 0;
  let mismatched = 0;

  const write = async (request: Received): Promise<void> => {
    const key = String(request.headers['x-idempotency-key']);
    const sender = String(request.headers['x-sender']);
    const { metadata } = JSON.parse(request.body) as { metadata: { write: string } };
    arrived.add(metadata.write);
    if (at('before the work', sender)) return request.answer(undefined);
    const known = stored.get(key);
    if (known && known.payload !== request.body) {
      mismatched++;
      return request.answer(422, error('E_IDEMPOTENCY'));
    }
    if (known) {
      replayed++;
      request.answer(200, known.answer, { 'x-idempotency-replayed': 'true' });
      at('after the answer', sender);
      return;
    }
    if (working.has(key)) return request.answer(409, error('E_CONFLICT'));
    working.add(key);
    await sleep(random() * 4);
    executed.set(metadata.write, (executed.get(metadata.write) ?? 0) + 1);
    const answer = recordAnswer(metadata);
    stored.set(key, { payload: request.body, answer });
    working.delete(key);
    if (at('after the work', sender)) return request.answer(undefined);
    request.answer(200, answer, { 'x-idempotency-replayed': 'false' });
    at('after the answer', sender);
  };

  const server = await startLoopback((request) => {
    if (request.path === '/tokens') request.answer(200, tokenAnswer('token', 86_400_000));
    else void write(request);
  });
  return { ...server, executed, arrived, replayed: () => replayed, mismatched: () => mismatched };
}

function error(code: string): unknown {
  return { content: { status: 0, code, error: code, message: code } };
}

function recordAnswer(metadata: object): unknown {
  return {
    content: {
      id: '0199c2a8-1b39-7d04-9e1f-6b5a4c3d2e05',
      type: 'INTENTION::TRANSACTION',
      state: 'ACCEPTED',
      mode: 'STARTED',
      system: { id: '0199c2a6-53c8-7a90-b1e7-5c0d4e9f7a03' },
      created_at: '2026-06-04T08:15:31Z',
    },
    metadata,
  };
}
