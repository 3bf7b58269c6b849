import { atPath } from '../at-path.ts';
import { retryAfterMs } from '../backoff.ts';
import type { ClientCore } from '../client-core.ts';
import type { ApiErrorDetails } from '../errors/api-error.ts';
import { type Redactor, redactHeaders } from '../redact.ts';

const LONGEST_MESSAGE = 300;
const LONGEST_TEXT = 4_096;

/** What an answer says, where the API's descriptor says to look; `message` is the vendor's. */
export function readErrorAnswer(
  core: ClientCore,
  response: Response,
  bytes: Uint8Array | undefined,
  redactor: Redactor,
): ApiErrorDetails & { readonly message: string | undefined } {
  const { errors = {} } = core.api;
  const body = redactor.body(parse(bytes));
  const first = (paths: readonly string[] | undefined) =>
    paths?.map((path) => atPath(body, path)).find((value) => value !== undefined && value !== null);
  const code = first(errors.code);
  const message = first(errors.message);
  return {
    status: response.status,
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : undefined,
    message: asText(message),
    fields: readFields(first(errors.fields)),
    requestId: (errors.requestIdHeader && response.headers.get(errors.requestIdHeader)) || undefined,
    body,
    headers: redactHeaders(response.headers),
    retryAfter: retryAfterMs(response.headers, core.clock.now()),
  };
}

function parse(bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.byteLength === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, LONGEST_TEXT);
  }
}

function asText(message: unknown): string | undefined {
  const text = Array.isArray(message)
    ? message.filter((part) => typeof part === 'string').join('; ')
    : message;
  if (typeof text !== 'string' || text === '') return undefined;
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

/** `{ name: 'is wrong' }`, `{ name: ['is wrong'] }` and anything nested in them, as messages by field. */
function readFields(value: unknown): Record<string, string[]> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // Vendors list problems by field, or as a plain list.
  const entries = Array.isArray(value) ? [['', value] as const] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([field, said]) => [
      field,
      (Array.isArray(said) ? said : [said]).map((one) =>
        typeof one === 'string' ? one : JSON.stringify(one),
      ),
    ]),
  );
}
