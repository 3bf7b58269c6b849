import { errorContext, formatMessage } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ResponseDecodeError, ResponseTooLargeError } from '../errors/response-errors.ts';
import type { AnswerOutcome } from '../transport/outcome.ts';
import type { TransportReply } from '../transport/reply.ts';
import { isErrorOf } from './error-from-answer.ts';
import { declaresBody, doneSentence, readSuccess, unreadable } from './read-success.ts';

/** What a success brought: its data, or why there is none. */
export type Success = { readonly data: unknown } | { readonly unusable: ResponseDecodeError };

/** Reads an answer that means success; `undefined` when it does not. */
export function readAnswer(call: Call, answer: AnswerOutcome): Success | undefined {
  const { descriptor, core } = call;
  const { reply, bytes } = answer;
  const gone = reply.status === 404 || reply.status === 410;
  // A repeated DELETE finds nothing because the first one did its work.
  if (gone && descriptor.method === 'DELETE' && call.inDoubt && isErrorOf(core.api, bytes)) {
    return { data: undefined };
  }
  if (!reply.ok) return undefined;
  if (answer.tooLarge) {
    const happened = `${doneSentence(call, reply)}, but the answer is larger than ${core.maxResponseBytes} bytes`;
    const message = formatMessage(call, happened, 'Raise `maxResponseBytes`');
    const context = errorContext(call, { outcomeKnown: true });
    return { unusable: new ResponseTooLargeError(message, reply.status, context) };
  }
  try {
    const { accept } = descriptor;
    if (typeof accept === 'object' && isEmpty(reply) && declaresBody(descriptor, reply.status))
      throw unreadable(call, reply, 'is empty');
    return {
      data:
        typeof accept === 'object'
          ? accept.read(call, answer)
          : readSuccess(call, reply, bytes, call.limits.validation.response),
    };
  } catch (error) {
    if (error instanceof ResponseDecodeError) return { unusable: error };
    throw error;
  }
}

function isEmpty(reply: TransportReply): boolean {
  return reply.status === 204 || reply.status === 205 || reply.header('content-length') === '0';
}
