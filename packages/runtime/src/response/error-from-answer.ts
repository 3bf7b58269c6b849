import type { Core } from '../call/contracts.ts';
import type { ApiErrorDetails } from '../errors/api-error.ts';
import type { ApiDescriptor } from '../operation/descriptors.ts';
import { printable } from '../redaction/printable.ts';
import type { Redactor } from '../redaction/redact.ts';
import { retryAfterMs } from '../time/backoff.ts';
import type { TransportReply } from '../transport/reply.ts';
import { atPath } from './at-path.ts';

const LONGEST_MESSAGE = 300;
const LONGEST_TEXT = 4_096;
const LONGEST_LABEL = 200;

/** What an answer says, where the API's descriptor says to look; `message` is the vendor's. */
export function readErrorAnswer(
  core: Core,
  reply: TransportReply,
  bytes: Uint8Array | undefined,
  redactor: Redactor,
): ApiErrorDetails & { readonly message: string | undefined } {
  const { errors = {} } = core.api;
  const answer = parse(bytes);
  // Masked before it is cut: the beginning of a secret is one, too.
  const body =
    'text' in answer ? redactor.unparsed(answer.text).slice(0, LONGEST_TEXT) : redactor.body(answer.json);
  const spoken = 'text' in answer ? undefined : redactor.messages(answer.json);
  const first = (paths: readonly string[] | undefined, where = body) =>
    paths?.map((path) => atPath(where, path)).find((value) => value !== undefined && value !== null);
  const code = first(errors.code);
  const message = first(errors.message);
  return {
    status: reply.status,
    code: typeof code === 'number' ? String(code) : asLabel(code, redactor),
    message: asText(message),
    fields: readFields(first(errors.fields, spoken)),
    requestId: asLabel(errors.requestIdHeader && reply.header(errors.requestIdHeader), redactor),
    body,
    headers: redactor.headers(reply.headers),
    retryAfter: retryAfterMs(reply, core.clock.now()),
  };
}

/** Whether a refusal looks like the service's own: JSON in which there is what the API's descriptor says to look for. */
export function isErrorOf({ errors }: ApiDescriptor, bytes: Uint8Array | undefined): boolean {
  const answer = parse(bytes);
  if (!('json' in answer) || typeof answer.json !== 'object') return false;
  const { code = [], message = [], fields = [] } = errors ?? {};
  const paths = [...code, ...message, ...fields];
  // An API that says nothing of its errors: any object may be one. Its own place is the path `''`.
  return (paths.length ? paths : ['']).some((path) => (atPath(answer.json, path) ?? null) !== null);
}

function parse(bytes: Uint8Array | undefined): { readonly json: unknown } | { readonly text: string } {
  if (!bytes || bytes.byteLength === 0) return { json: undefined };
  const text = new TextDecoder().decode(bytes);
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { text };
  }
}

/** A code or an id, which is short. */
function asLabel(value: unknown, redactor: Redactor): string | undefined {
  return typeof value === 'string' && value !== ''
    ? printable(redactor.text(value), LONGEST_LABEL)
    : undefined;
}

function asText(message: unknown): string | undefined {
  const text = Array.isArray(message)
    ? message.filter((part) => typeof part === 'string').join('; ')
    : message;
  if (typeof text !== 'string' || text === '') return undefined;
  return printable(text, LONGEST_MESSAGE);
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
