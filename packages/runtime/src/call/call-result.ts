import type { QuittanceError } from '../errors/quittance-error.ts';
import type { CallResult, SafeCallResult, SentRequest } from '../operation/call-result.ts';
import type { TransportReply } from '../transport/reply.ts';
import type { Call } from './contracts.ts';

/** What a call resolves to. */
export function resultOf(call: Call, data: unknown): CallResult<unknown> {
  const { coverage, reply } = call;
  const request = call.request as SentRequest;
  const result = { data, request, ...(coverage && { idempotency: coverage.info }) };
  return withResponse(result, reply) as CallResult<unknown>;
}

/** What a call resolves to that failed and is not to throw; there is none when its own options were wrong. */
export function failureOf(call: Call | undefined, error: QuittanceError): SafeCallResult<unknown> {
  const { coverage, reply, request } = call ?? {};
  const idempotency = call?.attempts ? coverage?.info : undefined;
  const result = { data: undefined, error, ...(request && { request }), ...(idempotency && { idempotency }) };
  return withResponse(result, reply) as SafeCallResult<unknown>;
}

/** A response that costs something is made when somebody asks for it. */
function withResponse(result: object, reply: TransportReply | undefined): object {
  if (!reply) return result;
  if (!reply.lazy) return { ...result, response: reply.response };
  return {
    ...result,
    get response() {
      return reply.response;
    },
  };
}
