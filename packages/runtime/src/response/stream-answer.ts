import { lostError } from '../call/call-errors.ts';
import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { AbortedError, TimeoutError } from '../errors/transport-errors.ts';
import type { StreamAccept } from '../operation/descriptors.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
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
    return watchStream(body, {
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
      onBroken: (cause) => lostError(call, cause, 'lost', timeout),
    });
  },
};
