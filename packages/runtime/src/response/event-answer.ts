import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ResponseDecodeError, ResponseTooLargeError } from '../errors/response-errors.ts';
import type { StreamAccept } from '../operation/descriptors.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
import { parseEvents, type ServerSentEvent } from './parse-events.ts';
import { checkAnswer } from './read-success.ts';
import { streamAnswer } from './stream-answer.ts';

/**
 * `data` of an operation that answers with server-sent events. Iterate it once; leaving the loop closes the connection, and
 * so does the call's `signal`. A stream that breaks off throws, and is not asked for again: what came is yours.
 */
export type EventStream<Data> = AsyncGenerator<ServerSentEvent<Data>, void, undefined>;

/** What some services send behind the last event of JSON. */
const DONE = '[DONE]';

/** `accept` of an operation whose answer is events with texts. */
export const textEvents: StreamAccept = {
  name: 'events',
  read: (call, outcome) => events(call as Call, outcome as AnswerOutcome, (text) => text),
};

/** `accept` of an operation whose answer is events with JSON; ends at `[DONE]`, too. */
export const jsonEvents: StreamAccept = {
  name: 'events',
  read: (call, outcome) => events(call as Call, outcome as AnswerOutcome, JSON.parse),
};

function events(
  call: Call,
  outcome: AnswerOutcome,
  parse: (text: string) => unknown,
): EventStream<unknown> | undefined {
  const bytes = streamAnswer.read(call, outcome) as ReadableStream<Uint8Array> | undefined;
  return bytes && read(call, outcome, bytes, parse);
}

async function* read(
  call: Call,
  { reply }: AnswerOutcome,
  bytes: ReadableStream<Uint8Array>,
  parse: (text: string) => unknown,
): EventStream<unknown> {
  const { core, limits } = call;
  const context = () => errorContext(call, { outcomeKnown: true });
  let { response: mode } = limits.validation;
  try {
    for await (const event of parseEvents(bytes, core.maxResponseBytes)) {
      if (event.data === DONE && parse === JSON.parse) return;
      let data: unknown;
      try {
        data = parse(event.data);
      } catch {
        const message = formatMessage(call, 'the stream holds an event whose data is not JSON');
        throw new ResponseDecodeError(message, reply.status, context());
      }
      const told = { ...event, data };
      // The same mistake stands in every event.
      if (mode !== false && checkAnswer(call, reply, { data: told, checked: told, found: [] }, mode))
        mode = false;
      yield told;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = formatMessage(
      call,
      `the stream holds too much: ${error.message}`,
      'Raise `maxResponseBytes`',
    );
    throw new ResponseTooLargeError(message, reply.status, context());
  }
}
