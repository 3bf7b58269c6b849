import type { AttemptOutcome } from '../attempt.ts';
import { type CallContext, errorContext, say } from '../call-context.ts';
import { lostError } from '../call-errors.ts';
import type { ValidationOptions } from '../call-options.ts';
import { ResponseDecodeError, ResponseTooLargeError } from '../errors/response-errors.ts';
import { AbortedError, TimeoutError } from '../errors/transport-errors.ts';
import { doneSentence, readSuccess } from './read-success.ts';
import { watchStream } from './watch-stream.ts';

/** How a success is read. */
export interface SucceedOptions {
  /** For a stream: the longest wait for its next bytes. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly mode: ValidationOptions['response'];
}

type Answer = Extract<AttemptOutcome, { came: 'answer' }>;

/** What a success brought: its data, or why there is none. */
export type Success = { readonly data: unknown } | { readonly unusable: ResponseDecodeError };

/** Reads an answer that means success; `undefined` when it does not. */
export function succeed(call: CallContext, answer: Answer, options: SucceedOptions): Success | undefined {
  try {
    return readAnswer(call, answer, options);
  } catch (error) {
    if (error instanceof ResponseDecodeError) return { unusable: error };
    throw error;
  }
}

function readAnswer(
  call: CallContext,
  answer: Answer,
  options: SucceedOptions,
): { readonly data: unknown } | undefined {
  const { descriptor, core } = call;
  const { response, bytes } = answer;
  const gone = response.status === 404 || response.status === 410;
  // A repeated DELETE finds nothing because the first one did its work.
  if (gone && descriptor.method === 'DELETE' && call.doubt) return { data: undefined };
  if (!response.ok) return undefined;
  if (answer.tooLarge) {
    const happened = `${doneSentence(call, response)}, but the answer is larger than ${core.maxResponseBytes} bytes`;
    throw new ResponseTooLargeError(
      say(call, happened, 'Raise `maxResponseBytes`'),
      response.status,
      errorContext(call, { outcomeKnown: true }),
    );
  }
  if (descriptor.accept !== 'stream') return { data: readSuccess(call, response, bytes, options.mode) };
  if (!response.body || response.status === 204) return { data: undefined };
  return { data: streamOf(call, answer, response.body, options) };
}

function streamOf(
  call: CallContext,
  { abort }: Answer,
  body: ReadableStream<Uint8Array>,
  { timeout, signal }: SucceedOptions,
): ReadableStream<Uint8Array> {
  const known = { outcomeKnown: true, retryable: true };
  return watchStream(body, {
    clock: call.core.clock,
    idleMs: timeout,
    signal,
    abort,
    onIdle: () =>
      new TimeoutError(say(call, `the stream stalled for ${timeout} ms`), errorContext(call, known)),
    onAbort: (cause) =>
      new AbortedError(
        say(call, 'aborted by the caller while streaming'),
        errorContext(call, { ...known, cause }),
      ),
    onBroken: (cause) => lostError(call, cause, 'lost', timeout),
  });
}
