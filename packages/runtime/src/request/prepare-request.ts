import type { ClientCore } from '../client-core.ts';
import type { LazySchema, OperationDescriptor } from '../descriptors.ts';
import { checkParameters, checkValue, undeclared } from '../validation/check-value.ts';
import type { Issue } from '../validation/issue.ts';
import { isHeaderName, wrongHeaderValue } from './check-header.ts';
import { encodeBody } from './encode-body.ts';
import { encodePath } from './encode-path.ts';
import { encodeQuery } from './encode-query.ts';
import type { RequestParts } from './parts.ts';

/** A request without credentials and key, checked and written. Either `issues` is empty or nothing may be sent. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  /** The parameters, with those that the client supplied. */
  readonly parts: RequestParts;
  readonly issues: readonly Issue[];
}

type Values = Record<string, unknown>;

/** Checks the input of a call and writes its URL, headers and body. Acts per call: all attempts share the result. */
export async function prepareRequest(
  core: ClientCore,
  descriptor: OperationDescriptor,
  parts: RequestParts,
  mode: 'strict' | 'loose' | false,
): Promise<PreparedRequest> {
  const issues: Issue[] = [];
  // The first thing said about a field is enough, and ours come before the schema's.
  const report = (issue: Issue) => {
    if (!issues.some(({ path }) => path === issue.path)) issues.push(issue);
  };
  const path = { ...(parts.path as Values) };
  const query = { ...(parts.query as Values) };
  const headers = { ...(parts.headers as Values) };
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
  if (parts.body !== undefined && (descriptor.method === 'GET' || descriptor.method === 'HEAD')) {
    report({ path: 'body', code: 'unrecognized_keys', message: `cannot be sent with ${descriptor.method}` });
  }
  if (mode !== false) {
    const given = { path, query, headers: withoutConstants(core, headers), body: parts.body };
    for (const issue of checkParts(descriptor, given, mode)) {
      const isManaged =
        issue.code === 'unrecognized_keys' &&
        isManagedName(descriptor, issue.path.slice(issue.path.indexOf('.') + 1));
      if (!isManaged) report(issue);
    }
  }
  const search = encodeQuery(query, descriptor.query ?? {}, report);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const wrong = isHeaderName(name) ? wrongHeaderValue(value) : 'is not a name that a header can have';
    if (wrong) report({ path: `headers.${name}`, code: 'custom', message: wrong });
  }

  let body: BodyInit | undefined;
  const written: Record<string, string> = {
    ...core.headers,
    accept: (descriptor.accept ?? 'json') === 'json' ? 'application/json' : '*/*',
  };
  if (parts.body !== undefined && issues.length === 0) {
    const encoded = await encodeBody(
      descriptor.bodyType ?? 'json',
      parts.body,
      core.maxResponseBytes,
      report,
    );
    body = encoded?.body;
    if (encoded?.contentType) written['content-type'] = encoded.contentType;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) written[name.toLowerCase()] = String(value);
  }
  return {
    url: core.baseUrl + template + search,
    headers: written,
    body,
    parts: { path, query, headers },
    issues,
  };
}

/** Adds what the client supplies and the call did not; returns the client's option for each name. */
function addManaged(
  core: ClientCore,
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

// No schema knows these, and each would be an issue that costs more than all other checks, only to be dropped.
function withoutConstants({ api }: ClientCore, headers: Values): Values {
  const isConstant = (name: string) => 'constant' in (api.managed?.[name] ?? {});
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isConstant(name)));
}

function isManagedName(descriptor: OperationDescriptor, name: string): boolean {
  return descriptor.managed?.some((managed) => managed.toLowerCase() === name.toLowerCase()) ?? false;
}

function checkParts(
  descriptor: OperationDescriptor,
  parts: { path: Values; query: Values; headers: Values; body: unknown },
  mode: 'strict' | 'loose',
): Issue[] {
  const { request = {}, bodyRequired, bodyType } = descriptor;
  const options = { allowUnknownKeys: mode === 'loose' };
  const check = (schema: LazySchema | undefined, value: Values, at: string) => {
    if (schema) return checkParameters(schema, dropUndefined(value), at, options);
    return mode === 'strict'
      ? undeclared(value, (name) => at === 'path' && descriptor.path.includes(`{${name}}`), at)
      : [];
  };
  const issues = [
    ...check(request.path, parts.path, 'path'),
    ...check(request.query, parts.query, 'query'),
    ...check(request.headers, parts.headers, 'headers'),
  ];
  if (parts.body === undefined) {
    if (bodyRequired) issues.push({ path: 'body', code: 'invalid_type', message: 'is required' });
  } else if (request.body) {
    issues.push(...checkValue(request.body, parts.body, 'body', options));
  } else if (!bodyType && mode === 'strict') {
    issues.push({ path: 'body', code: 'unrecognized_keys', message: 'is not taken by this operation' });
  }
  return issues;
}

// Optional parameters are often passed as `undefined`, which an exact schema refuses.
function dropUndefined(value: Values): Values {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
