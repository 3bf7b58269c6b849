import { type Answer, errorAnswer, withHeader } from './answer.ts';
import type { Reading } from './reading.ts';

/** What came with a key. */
export interface KeyedRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** The headers that count in a reading that counts them. */
  readonly headers: string;
}

/** fiskaly's rules for repeated requests, in one reading. */
export interface IdempotencyLayer {
  /** Does the work once for each key, and answers every repetition from the store. */
  run(request: KeyedRequest, work: () => Promise<Answer>): Promise<Answer>;
}

interface Entry {
  readonly fingerprint: string;
  readonly createdAt: number;
  /** Absent while the first copy is at work. */
  answer?: Answer;
}

/** The mark of an answer: whether it comes from the store. */
export const REPLAYED = 'x-idempotency-replayed';

/**
 * Makes a layer that remembers a key for `ttlMs` (fiskaly: 24 h) from its first request.
 *
 * Same key, same request: the stored answer, marked. Same key, other request: 422. Still at work: 409.
 */
export function createIdempotencyLayer(
  reading: Reading,
  { ttlMs, now = Date.now }: { readonly ttlMs: number; readonly now?: () => number },
): IdempotencyLayer {
  const entries = new Map<string, Entry>();
  return {
    async run(request, work) {
      const fingerprint = fingerprintOf(request, reading);
      const known = entries.get(request.key);
      if (known && now() - known.createdAt < ttlMs) {
        if (known.fingerprint !== fingerprint)
          return fresh(errorAnswer(422, 'the key came with another request'));
        if (!known.answer) return fresh(errorAnswer(409, 'a request with this key is at work'));
        return withHeader(known.answer, REPLAYED, 'true');
      }
      const entry: Entry = { fingerprint, createdAt: now() };
      entries.set(request.key, entry);
      const answer = await work();
      if (answer.status < 400 || reading.storesErrors) entry.answer = answer;
      else entries.delete(request.key);
      return fresh(answer);
    },
  };
}

function fresh(answer: Answer): Answer {
  return withHeader(answer, REPLAYED, 'false');
}

function fingerprintOf({ method, path, body, headers }: KeyedRequest, { countsHeaders }: Reading): string {
  return JSON.stringify([method, path, body, countsHeaders ? headers : '']);
}
