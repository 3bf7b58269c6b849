import { type CallContext, errorContext, say } from '../call-context.ts';
import type { ValidationOptions } from '../call-options.ts';
import { ResponseDecodeError, ResponseValidationError } from '../errors/response-errors.ts';
import { checkValue } from '../validation/check-value.ts';
import { type Issue, summarise } from '../validation/issue.ts';

/** The data of a successful answer, decoded and checked. */
export function readSuccess(
  call: CallContext,
  response: Response,
  bytes: Uint8Array | undefined,
  mode: ValidationOptions['response'],
): unknown {
  const { accept = 'json', method } = call.descriptor;
  if (accept === 'none' || method === 'HEAD' || response.status === 204 || response.status === 205)
    return undefined;
  const data = decode(call, response, bytes, accept);
  if (mode !== false) check(call, response, data, mode);
  return data;
}

function decode(
  call: CallContext,
  response: Response,
  bytes: Uint8Array | undefined,
  accept: string,
): unknown {
  if (!bytes || bytes.byteLength === 0) return undefined;
  // Takes a byte order mark off, too.
  const text = new TextDecoder().decode(bytes);
  if (accept === 'text') return text;
  try {
    return JSON.parse(text);
  } catch {
    const type = response.headers.get('content-type') ?? 'no content type';
    throw new ResponseDecodeError(
      say(call, `${doneSentence(call, response)}, but the answer is not JSON (${type})`),
      response.status,
      errorContext(call, { outcomeKnown: true }),
    );
  }
}

/** Says that a success was a success, whatever is wrong with its body. */
export function doneSentence(call: CallContext, response: Response): string {
  const done = call.descriptor.method === 'GET' ? '' : ', so it was carried out';
  return `the service answered ${response.status}${done}`;
}

function check(call: CallContext, response: Response, data: unknown, mode: 'throw' | 'warn'): void {
  const schema = call.descriptor.response?.[response.status];
  if (!schema) return;
  let issues: Issue[];
  try {
    issues = checkValue(schema, data, 'body');
  } catch {
    // A write that succeeded must not look failed because of a check.
    issues = [{ path: 'body', code: 'custom', message: 'could not be checked' }];
  }
  if (issues.length === 0) return;
  const message = say(
    call,
    `${doneSentence(call, response)}; the answer differs from the spec: ${summarise(issues)}`,
  );
  if (mode === 'throw') {
    throw new ResponseValidationError(
      message,
      { status: response.status, issues, data },
      errorContext(call, { outcomeKnown: true }),
    );
  }
  call.core.emit('onWarning', () => ({
    code: 'response-mismatch',
    message: message.slice(call.core.api.id.length + 3),
    operation: call.descriptor.id,
    issues,
  }));
}
