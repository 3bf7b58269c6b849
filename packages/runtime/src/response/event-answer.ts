import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ResponseDecodeError, ResponseTooLargeError } from '../errors/response-errors.ts';
import type { StreamAccept } from '../operation/descriptors.ts';
import { printable } from '../redaction/printable.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
import { parseEvents, type ServerSentEvent } from './parse-events.ts';
import { checkAnswer, unreadable } from './read-success.ts';
import { streamAnswer } from './stream-answer.ts';

/**
 * `data` of an operation that answers with server-sent events. Iterate it once; leaving the loop closes the connection, and
 * so does the call's `signal`. A stream that breaks off throws, and is not asked for again: what came is yours. So does one
 * that is silent for longer than the call's `timeout`.
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
  const { reply } = outcome;
  const type = reply.header('content-type') ?? '';
  // A portal's page holds no events: an empty stream would be a lie.
  if (type !== '' && !/^text\/event-stream\b/i.test(type)) {
    reply.cancel();
    throw unreadable(call, reply, `is ${printable(type, 50)}, and text/event-stream was asked for`);
  }
  const bytes = streamAnswer.read(call, outcome) as ReadableStream<Uint8Array> | undefined;
  if (!bytes) return undefined;
  const stream = read(call, outcome, bytes, parse);
  const { return: end } = stream;
  // A generator that was never asked for anything does not run its `finally`.
  const letGo = async () => {
    await bytes.cancel().catch(() => undefined);
    return end.call(stream);
  };
  return Object.assign(stream, { return: letGo });
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
  let hasWarned = false;
  try {
    for await (const event of parseEvents(bytes, core.maxResponseBytes)) {
      const isJson = parse === JSON.parse;
      if (isJson && event.data === DONE) return;
      // A sign of life.
      if (isJson && event.data === '') continue;
      let data: unknown;
      try {
        data = parse(event.data);
      } catch {
        const happened = 'the stream holds an event whose data is not JSON';
        if (mode === 'throw') {
          throw new ResponseDecodeError(formatMessage(call, happened), reply.status, context());
        }
        // A kind of event that is new need not stop those that are known.
        if (!hasWarned) {
          core.emit('onWarning', () => ({
            code: 'response-mismatch',
            message: `${call.descriptor.id}: ${happened}; such events are passed over`,
            operation: call.descriptor.id,
          }));
        }
        hasWarned = true;
        continue;
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
