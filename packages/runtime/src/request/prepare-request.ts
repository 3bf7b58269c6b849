import type { Call, Core } from '../call/contracts.ts';
import type { Accept, EncodedBody, OperationDescriptor } from '../operation/descriptors.ts';
import { isPlain } from '../validation/is-plain.ts';
import type { Issue } from '../validation/issue.ts';
import { jsonBody } from './bodies/json-body.ts';
import { refusedHeader } from './check-header.ts';
import { checkParts } from './check-parts.ts';
import { encodePath } from './encode-path.ts';
import { encodeQuery } from './encode-query.ts';
import { Unwritable } from './parameter-styles.ts';
import type { PreparedRequest } from './prepared-request.ts';

type Values = Record<string, unknown>;

/** Checks the input of a call and writes its URL, headers and body. A promise only where a body has to be read first. */
export function prepareRequest({
  core,
  deadline,
  descriptor,
  input,
  limits,
}: Call): PreparedRequest | Promise<PreparedRequest> {
  const issues: Issue[] = [];
  // The first thing said about a field is enough, and ours come before the schema's.
  const report = (issue: Issue) => {
    if (!issues.some(({ path }) => path === issue.path)) issues.push(issue);
  };
  const [path, query, headers] = (['path', 'query', 'headers'] as const).map((part): Values => {
    const given = input[part];
    if (isPlain(given ?? {})) return { ...given };
    report({ path: part, code: 'invalid_type', message: 'must be a plain object' });
    return {};
  }) as [Values, Values, Values];
  const { body } = input;
  const optionOf = addManaged(core, descriptor, path, headers);
  for (const [name, prefix] of Object.entries(descriptor.stripPrefix ?? {})) {
    const value = path[name];
    if (typeof value === 'string' && value.startsWith(prefix)) path[name] = value.slice(prefix.length);
  }

  // Anything else would go on with the host's name: `https://api.example` and `@other.example`.
  if (!descriptor.path.startsWith('/'))
    report({ path: 'path', code: 'custom', message: "must begin with '/'" });
  const missing = (name: string) =>
    optionOf[name] === undefined
      ? 'is required'
      : `is required: give it here, or once for all calls as the client's option \`${optionOf[name]}\``;
  const template = encodePath(descriptor.path, path, report, missing, descriptor.pathStyles);
  if (body !== undefined && (descriptor.method === 'GET' || descriptor.method === 'HEAD')) {
    report({ path: 'body', code: 'unrecognized_keys', message: `cannot be sent with ${descriptor.method}` });
  }
  const mode = limits.validation.request;
  if (mode !== false) checkParts(core, descriptor, { path, query, headers, body }, mode).forEach(report);
  addManagedQuery(core, descriptor, query);
  const search = encodeQuery(query, descriptor.query ?? {}, report);
  for (const [name, write] of Object.entries(descriptor.headerStyles ?? {})) {
    const given = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
    if (given === undefined || headers[given] === undefined) continue;
    try {
      headers[given] = write(name, headers[given], (text) => text);
    } catch (error) {
      const message = error instanceof Unwritable ? error.message : 'cannot be written into a header';
      report({ path: `headers.${given}`, code: 'invalid_type', message });
      delete headers[given];
    }
  }
  for (const [name, value] of Object.entries(headers)) {
    const wrong = value === undefined ? undefined : refusedOn(descriptor, core, name, value);
    if (wrong) report({ path: `headers.${name}`, code: 'custom', message: wrong });
  }

  const url = core.baseUrl + template + search;
  const finish = (encoded?: EncodedBody): PreparedRequest => ({
    url,
    headers: writeHeaders(core, descriptor, headers, encoded),
    body: encoded?.body,
    parts: { path, query, headers },
    issues,
  });
  if (body === undefined || issues.length > 0) return finish();
  const encoded = (descriptor.bodyFormat ?? jsonBody).encode(body, core.maxResponseBytes, report, deadline);
  return encoded instanceof Promise ? encoded.then(finish) : finish(encoded);
}

/** Why a call may not have a header, if it may not. What the spec does not describe may be of any type. */
function refusedOn(
  { bodyFormat, undescribed }: OperationDescriptor,
  { api }: Core,
  name: string,
  value: unknown,
): string | undefined {
  const lower = name.toLowerCase();
  if (lower === api.idempotency?.header.toLowerCase())
    return 'is written by the client: use `idempotencyKey`';
  const isType = lower === 'content-type' || (lower === 'accept' && !undescribed);
  // The type of a form has a boundary, which is not known yet.
  return isType && (!undescribed || bodyFormat?.name === 'multipart')
    ? 'is written by the client'
    : refusedHeader(api, name, value);
}

function writeHeaders(
  core: Core,
  { accept = 'json', contentType, mediaType }: OperationDescriptor,
  headers: Values,
  encoded: EncodedBody | undefined,
): Record<string, string> {
  const written: Record<string, string> = {
    ...core.headers,
    // Packed, a file that was cut short would look whole: fetch does not tell.
    ...(accept === 'json'
      ? { accept: mediaType ?? 'application/json' }
      : { accept: acceptOf(accept, mediaType), 'accept-encoding': 'identity' }),
  };
  // That of a form has a boundary, which fetch writes.
  if (encoded && !encoded.contentType) delete written['content-type'];
  if (encoded?.contentType) written['content-type'] = contentType ?? encoded.contentType;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) written[name.toLowerCase()] = String(value);
  }
  return written;
}

/** Behind the checks: no schema knows what the client alone supplies. */
function addManagedQuery(core: Core, { managed = [] }: OperationDescriptor, query: Values): void {
  for (const name of managed) {
    const source = core.api.managed?.[name];
    if (source?.in !== 'query' || 'idempotencyKey' in source) continue;
    const value = 'constant' in source ? source.constant : core.managed[source.option];
    if (value !== undefined && query[name] === undefined) query[name] = value;
  }
}

/** A file may come in another type than its own; a text is of the one that is read as such. */
function acceptOf(accept: Accept, mediaType: string | undefined): string {
  if (mediaType === undefined) return '*/*';
  return accept === 'text' || (typeof accept === 'object' && accept.name === 'events')
    ? mediaType
    : `${mediaType}, */*;q=0.1`;
}

/** Adds what the client supplies and the call did not; returns the client's option for each name. */
function addManaged(
  core: Core,
  descriptor: OperationDescriptor,
  path: Values,
  headers: Values,
): Record<string, string> {
  const optionOf: Record<string, string> = {};
  for (const name of descriptor.managed ?? []) {
    const source = core.api.managed?.[name];
    if (!source || 'idempotencyKey' in source || source.in === 'query') continue;
    if ('option' in source) optionOf[name] = source.option;
    const target = descriptor.path.includes(`{${name}}`) ? path : headers;
    const given = Object.keys(target).find((key) => key.toLowerCase() === name.toLowerCase());
    if (given !== undefined && target[given] !== undefined) continue;
    const value = 'constant' in source ? source.constant : core.managed[source.option];
    if (value !== undefined) target[given ?? name] = value;
  }
  return optionOf;
}
