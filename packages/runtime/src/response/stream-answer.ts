import { lostError } from '../call/call-errors.ts';
import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { AbortedError, TimeoutError } from '../errors/transport-errors.ts';
import type { StreamAccept } from '../operation/descriptors.ts';
import { copyCause } from '../redaction/copy-cause.ts';
import { printable } from '../redaction/printable.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
import { unreadable } from './read-success.ts';
import { watchStream } from './watch-stream.ts';

/** `accept` of an operation whose answer is a file: `data` is a stream of bytes, and ends with the caller's signal. */
export const streamAnswer: StreamAccept = {
  name: 'stream',
  read(answered, outcome) {
    const call = answered as Call;
    const { reply, abort } = outcome as AnswerOutcome;
    const { timeout } = call.limits;
    const known = { outcomeKnown: true, retryable: true };
    const body = reply.status === 204 ? null : reply.stream();
    if (!body) return undefined;
    const { mediaType } = call.descriptor;
    const type = reply.header('content-type') ?? '';
    // An error in words, or a portal's page: saved, it would be a document that nobody can open.
    const isAskedFor = mediaType === undefined || essenceOf(type) === essenceOf(mediaType);
    if (!isAskedFor && /^(application\/([\w.-]+\+)?json|text\/html)\b/i.test(type)) {
      reply.cancel();
      throw unreadable(call, reply, `is ${printable(type, 50)}, and ${mediaType} was asked for`);
    }
    const packed = reply.header('content-encoding');
    // The Node transport, whose response is lazy, unpacks by itself and hears of a cut.
    if (packed && packed !== 'identity' && !reply.lazy) {
      call.core.emit('onWarning', () => ({
        code: 'packed-stream',
        message: `the service packed the stream (${printable(packed, 50)}) though asked not to, and fetch does not tell when that is cut short. createNodeFetch() does`,
        operation: call.descriptor.id,
      }));
    }
    return watchStream(body, {
      length: reply.length,
      clock: call.core.clock,
      idleMs: timeout,
      signal: call.input.signal,
      abort,
      onIdle: () =>
        new TimeoutError(
          formatMessage(call, `the stream stalled for ${timeout} ms`),
          errorContext(call, known),
        ),
      onAbort: (cause) =>
        new AbortedError(
          formatMessage(call, 'aborted by the caller while streaming'),
          errorContext(call, { ...known, cause }),
        ),
      onBroken: (error) => lostError(call, copyCause(error), 'lost', timeout),
    });
  },
};

/** A media type without its parameters, which both sides write as they like. */
function essenceOf(mediaType: string): string | undefined {
  return mediaType.split(';')[0]?.trim().toLowerCase();
}
