import type { Call, Core } from '../call/contracts.ts';
import type { EncodedBody, OperationDescriptor } from '../operation/descriptors.ts';
import type { Issue } from '../validation/issue.ts';
import { jsonBody } from './bodies/json-body.ts';
import { wrongHeader } from './check-header.ts';
import { checkParts } from './check-parts.ts';
import { encodePath } from './encode-path.ts';
import { encodeQuery } from './encode-query.ts';
import type { PreparedRequest } from './prepared-request.ts';

type Values = Record<string, unknown>;

/** Checks the input of a call and writes its URL, headers and body. A promise only where a body has to be read first. */
export function prepareRequest({
  core,
  descriptor,
  input,
  limits,
}: Call): PreparedRequest | Promise<PreparedRequest> {
  const issues: Issue[] = [];
  // The first thing said about a field is enough, and ours come before the schema's.
  const report = (issue: Issue) => {
    if (!issues.some(({ path }) => path === issue.path)) issues.push(issue);
  };
  const path = { ...(input.path as Values) };
  const query = { ...(input.query as Values) };
  const headers = { ...(input.headers as Values) };
  const { body } = input;
  const optionOf = addManaged(core, descriptor, path, headers);
  for (const [name, prefix] of Object.entries(descriptor.stripPrefix ?? {})) {
    const value = path[name];
    if (typeof value === 'string' && value.startsWith(prefix)) path[name] = value.slice(prefix.length);
  }

  // Anything else would go on with the host's name: `https://api.example` and `@other.example`.
  if (!descriptor.path.startsWith('/'))
    report({ path: 'path', code: 'custom', message: "must begin with '/'" });
  const template = encodePath(descriptor.path, path, report, (name) =>
    optionOf[name] === undefined
      ? 'is required'
      : `is required: give it here, or once for all calls as the client's option \`${optionOf[name]}\``,
  );
  if (body !== undefined && (descriptor.method === 'GET' || descriptor.method === 'HEAD')) {
    report({ path: 'body', code: 'unrecognized_keys', message: `cannot be sent with ${descriptor.method}` });
  }
  const mode = limits.validation.request;
  if (mode !== false) checkParts(core, descriptor, { path, query, headers, body }, mode).forEach(report);
  const search = encodeQuery(query, descriptor.query ?? {}, report);
  for (const [name, value] of Object.entries(headers)) {
    const wrong = value === undefined ? undefined : wrongHeader(name, value);
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
  const encoded = (descriptor.bodyFormat ?? jsonBody).encode(body, core.maxResponseBytes, report);
  return encoded instanceof Promise ? encoded.then(finish) : finish(encoded);
}

function writeHeaders(
  core: Core,
  { accept = 'json' }: OperationDescriptor,
  headers: Values,
  encoded: EncodedBody | undefined,
): Record<string, string> {
  const written: Record<string, string> = {
    ...core.headers,
    accept: accept === 'json' ? 'application/json' : '*/*',
  };
  if (encoded?.contentType) written['content-type'] = encoded.contentType;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) written[name.toLowerCase()] = String(value);
  }
  return written;
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
    if (!source || 'idempotencyKey' in source) continue;
    if ('option' in source) optionOf[name] = source.option;
    const target = descriptor.path.includes(`{${name}}`) ? path : headers;
    const given = Object.keys(target).find((key) => key.toLowerCase() === name.toLowerCase());
    if (given !== undefined && target[given] !== undefined) continue;
    const value = 'constant' in source ? source.constant : core.managed[source.option];
    if (value !== undefined) target[given ?? name] = value;
  }
  return optionOf;
}
