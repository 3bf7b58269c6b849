import { errorContext, formatMessage, markInDoubt } from '../call/call-state.ts';
import type { Call } from '../call/contracts.ts';
import { ResponseDecodeError, ResponseValidationError } from '../errors/response-errors.ts';
import type { ValidationOptions } from '../operation/call-options.ts';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import type { TransportReply } from '../transport/reply.ts';
import { checkValue } from '../validation/check-value.ts';
import { firstValues } from '../validation/first-values.ts';
import { type Issue, summarise } from '../validation/issue.ts';
import { decodeText } from './decode-text.ts';

const CHECKED_WHOLE_BYTES = 262_144;
const MOST_VALUES_CHECKED = 100_000;
const MOST_ISSUES = 1_000;
const NOT_UTF8: Issue = {
  path: 'body',
  code: 'custom',
  message: 'holds bytes that are not UTF-8, shown as \ufffd',
};

/** The data of a successful answer, decoded and checked. */
export function readSuccess(
  call: Call,
  reply: TransportReply,
  bytes: Uint8Array | undefined,
  mode: ValidationOptions['response'],
): unknown {
  const { accept = 'json' } = call.descriptor;
  if (accept === 'none') return undefined;
  if (!bytes || bytes.byteLength === 0) {
    // Something in between cut it off, or said it: an empty list would be a lie.
    if (declaresBody(call.descriptor, reply.status)) throw unreadable(call, reply, 'is empty');
    return undefined;
  }
  const { text, lossy } = decodeText(bytes, reply.header('content-type'));
  const data = accept === 'text' ? text : parse(call, reply, text);
  if (mode !== false) {
    const checked = bytes.byteLength > CHECKED_WHOLE_BYTES ? firstValues(data, MOST_VALUES_CHECKED) : data;
    checkAnswer(call, reply, { data, checked, found: lossy ? [NOT_UTF8] : [] }, mode);
  }
  return data;
}

function parse(call: Call, reply: TransportReply, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(call, reply, `is not JSON (${reply.header('content-type') ?? 'no content type'})`);
  }
}

/** The error for a success that is not the service's: a portal or a proxy may have said it, without asking. */
export function unreadable(call: Call, { status }: TransportReply, what: string): ResponseDecodeError {
  markInDoubt(call);
  const happened = `the service answered ${status}, but the answer ${what}`;
  const message = formatMessage(call, happened, 'Look for a proxy or a portal in between');
  return new ResponseDecodeError(message, status, errorContext(call, { retryable: true }));
}

/** Whether a success of this status has a body. Where nothing is said of any body, nobody knows. */
export function declaresBody(described: OperationDescriptor, status: number): boolean {
  const { accept = 'json', empty, method, response, undescribed } = described;
  return !undescribed && method !== 'HEAD' && !empty?.includes(status) && (accept !== 'json' || !!response);
}

/** Says that a success was a success, whatever is wrong with its body. */
export function doneSentence(call: Call, reply: TransportReply): string {
  const done = call.descriptor.method === 'GET' ? '' : ', so it was carried out';
  return `the service answered ${reply.status}${done}`;
}

/** Holds an answer to its schema. Throws, or warns and returns true, when it differs. */
export function checkAnswer(
  call: Call,
  reply: TransportReply,
  { data, checked, found }: { data: unknown; checked: unknown; found: readonly Issue[] },
  mode: 'throw' | 'warn',
): boolean {
  const schema = call.descriptor.response?.[reply.status];
  const issues = [...found];
  try {
    if (schema) issues.push(...checkValue(schema, checked, 'body').slice(0, MOST_ISSUES));
  } catch {
    // A write that succeeded must not look failed because of a check.
    issues.push({ path: 'body', code: 'custom', message: 'could not be checked' });
  }
  if (issues.length === 0) return false;
  const message = formatMessage(
    call,
    `${doneSentence(call, reply)}; the answer differs from the spec: ${summarise(issues)}`,
  );
  if (mode === 'throw') {
    throw new ResponseValidationError(
      message,
      { status: reply.status, issues, data },
      errorContext(call, { outcomeKnown: true }),
    );
  }
  call.core.emit('onWarning', () => ({
    code: 'response-mismatch',
    message: message.slice(call.core.api.id.length + 3),
    operation: call.descriptor.id,
    issues,
  }));
  return true;
}
