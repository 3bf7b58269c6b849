import type { Answer } from '../contracts.ts';
import type { Outcome } from '../outcome.ts';
import { brokenError, parserError, terminatedError } from './broken-error.ts';
import { type Delivery, deliveryOf, WITHOUT_BODY } from './delivery.ts';
import type { Garbled } from './fault.ts';
import { BOMB_BYTES, garbledAnswer } from './garbled.ts';
import { responseWith } from './response-with.ts';
import { endlessly, repeated, startOf } from './streams.ts';

/**
 * An outcome as a caller of `fetch` meets it: a response, whole or broken, or a rejection. What only a wire has fails as
 * Node's own fetch fails on it. The signal ends what would never end by itself, and is made only for that.
 */
export async function toResponse(outcome: Outcome, signalOf: () => AbortSignal): Promise<Response> {
  const delivery = deliveryOf(outcome);
  switch (delivery.comes) {
    case 'nothing':
      if (delivery.end === 'stall') return aborted(signalOf());
      throw brokenError(delivery.end);
    case 'whole':
      return responseOf(delivery.answer);
    case 'in part':
      return partOf(delivery, signalOf);
    case 'garbled':
      return garbled(delivery.as, delivery.answer, signalOf);
  }
}

/** Rejects once the signal aborts, and not before. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** A whole answer. */
function responseOf({ status, headers, body }: Answer): Response {
  if (WITHOUT_BODY.includes(status)) return responseWith(null, status, headers);
  return responseWith(body.slice(), status, { ...headers, 'content-length': String(body.length) });
}

function partOf(
  { answer, bytes, end: how }: Extract<Delivery, { comes: 'in part' }>,
  signalOf: () => AbortSignal,
): Response {
  const { status, headers, body } = answer;
  const end = how === 'stall' ? aborted(signalOf()) : Promise.reject<never>(terminatedError());
  // Nobody may ever read it.
  end.catch(() => undefined);
  const stream = startOf(body.slice(0, bytes), end);
  return responseWith(stream, status, { ...headers, 'content-length': String(body.length) });
}

function garbled(as: Garbled, answer: Answer, signalOf: () => AbortSignal): Response {
  const { status, headers, body } = answer;
  const whole = garbledAnswer(as, answer);
  if (whole) return responseOf(whole);
  switch (as) {
    case 'a reason phrase beyond Latin-1':
      return responseOf(answer);
    case 'an end after the headers':
      return responseWith(new Uint8Array(), status, headers);
    // fetch inflates what has come, and does not see that more should have.
    case 'gzip cut in its head':
      return responseWith(new Uint8Array(), status, { ...headers, ...ZIPPED });
    case 'truncated gzip':
      return responseWith(body.slice(0, Math.floor(body.length / 2)), status, { ...headers, ...ZIPPED });
    case 'a gzip bomb':
      return responseWith(repeated(BOMB_BYTES, signalOf()), status, { ...headers, ...ZIPPED });
    case 'an endless body':
      return responseWith(endlessly(signalOf()), status, headers);
    case 'huge headers':
      throw parserError('UND_ERR_HEADERS_OVERFLOW', 'Headers Overflow Error');
    default:
      throw parserError(
        'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
        'Response body length does not match content-length header',
      );
  }
}

const ZIPPED = { 'content-encoding': 'gzip' };
