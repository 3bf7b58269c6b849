import { type CallContext, errorContext, leaveInDoubt, say } from '../call-context.ts';
import type { ValidationOptions } from '../call-options.ts';
import { ResponseDecodeError, ResponseValidationError } from '../errors/response-errors.ts';
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
  call: CallContext,
  response: Response,
  bytes: Uint8Array | undefined,
  mode: ValidationOptions['response'],
): unknown {
  const { accept = 'json', method } = call.descriptor;
  if (accept === 'none' || method === 'HEAD' || response.status === 204 || response.status === 205)
    return undefined;
  if (!bytes || bytes.byteLength === 0) {
    if (mode !== false) check(call, response, { data: undefined, checked: undefined, found: [] }, mode);
    return undefined;
  }
  const { text, lossy } = decodeText(bytes, response.headers.get('content-type'));
  const data = accept === 'text' ? text : parse(call, response, text);
  if (mode !== false) {
    const checked = bytes.byteLength > CHECKED_WHOLE_BYTES ? firstValues(data, MOST_VALUES_CHECKED) : data;
    check(call, response, { data, checked, found: lossy ? [NOT_UTF8] : [] }, mode);
  }
  return data;
}

function parse(call: CallContext, response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const type = response.headers.get('content-type') ?? 'no content type';
    // A portal or a proxy may have said this, without asking the service.
    leaveInDoubt(call);
    throw new ResponseDecodeError(
      say(
        call,
        `the service answered ${response.status}, but the answer is not JSON (${type})`,
        'Look for a proxy or a portal in between',
      ),
      response.status,
      errorContext(call, { retryable: true }),
    );
  }
}

/** Says that a success was a success, whatever is wrong with its body. */
export function doneSentence(call: CallContext, response: Response): string {
  const done = call.descriptor.method === 'GET' ? '' : ', so it was carried out';
  return `the service answered ${response.status}${done}`;
}

function check(
  call: CallContext,
  response: Response,
  { data, checked, found }: { data: unknown; checked: unknown; found: readonly Issue[] },
  mode: 'throw' | 'warn',
): void {
  const schema = call.descriptor.response?.[response.status];
  const issues = [...found];
  try {
    if (schema) issues.push(...checkValue(schema, checked, 'body').slice(0, MOST_ISSUES));
  } catch {
    // A write that succeeded must not look failed because of a check.
    issues.push({ path: 'body', code: 'custom', message: 'could not be checked' });
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
