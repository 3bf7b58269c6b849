import type { Core } from '../call/contracts.ts';
import type { ApiDescriptor, LazySchema, OperationDescriptor } from '../operation/descriptors.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { checkParameters, checkValue, undeclared } from '../validation/check-value.ts';
import type { Issue } from '../validation/issue.ts';
import { nearestName } from '../validation/nearest-name.ts';

type Values = Readonly<Record<string, unknown>>;

/** Checks the parts of a request against the operation's schemas; `strict`: a field that they do not know is an issue. */
export function checkParts(
  core: Core,
  descriptor: OperationDescriptor,
  parts: RequestParts,
  mode: 'strict' | 'loose',
): Issue[] {
  const { request = {}, bodyRequired, bodyFormat } = descriptor;
  const options = { allowUnknownKeys: mode === 'loose' };
  const check = (schema: LazySchema | undefined, value: Values, at: string) => {
    if (schema) return checkParameters(schema, dropUndefined(value), at, options);
    return mode === 'strict'
      ? undeclared(value, (name) => at === 'path' && descriptor.path.includes(`{${name}}`), at)
      : [];
  };
  const issues = [
    ...check(request.path, parts.path as Values, 'path'),
    ...check(request.query, parts.query as Values, 'query'),
    ...check(request.headers, withoutConstants(core, parts.headers as Values), 'headers'),
  ].flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownField(core, descriptor, issue) : [issue],
  );
  if (parts.body === undefined) {
    if (bodyRequired) issues.push({ path: 'body', code: 'invalid_type', message: 'is required' });
  } else if (request.body) {
    issues.push(...checkValue(request.body, parts.body, 'body', options));
  } else if (!bodyFormat && mode === 'strict') {
    issues.push({ path: 'body', code: 'unrecognized_keys', message: 'is not taken by this operation' });
  }
  return issues;
}

// No schema knows these, and each would be an issue that costs more than all other checks, only to be dropped.
function withoutConstants({ api }: Core, headers: Values): Values {
  const isConstant = (name: string, value: unknown) => constantOf(api, name) === value;
  return Object.fromEntries(Object.entries(headers).filter(([name, value]) => !isConstant(name, value)));
}

/** What is wrong with a field that no schema knows. A header may be any, unless another one is likely to be meant. */
function unknownField(
  { api }: Core,
  { managed = [], path, request }: OperationDescriptor,
  issue: Issue,
): Issue[] {
  const [, part, name = ''] = /^(\w+)\.(.*)$/s.exec(issue.path) ?? [];
  const isHere = (one: string) => (api.managed?.[one]?.in === 'query') === (part === 'query');
  // Names in a query are exact, those of headers are not.
  const isMeant = (one: string) =>
    isHere(one) && (one === name || (part !== 'query' && one.toLowerCase() === name.toLowerCase()));
  const own = managed.find(isMeant);
  if (own !== undefined) {
    return constantOf(api, own) === undefined ? [] : [{ ...issue, message: 'is written by the client' }];
  }
  if (part !== 'headers') return [issue];
  const { shape = {} } = (request?.headers?.()._zod.def ?? {}) as { readonly shape?: object };
  // Neither what callers never write, nor what stands in the path: a header of their own may look like it.
  const written = managed.filter(
    (one) => isHere(one) && constantOf(api, one) === undefined && !path.includes(`{${one}}`),
  );
  const near = nearestName(name, [...Object.keys(shape), ...written]);
  if (near !== undefined) return [{ ...issue, message: `is unknown. Did you mean \`${near}\`?` }];
  const isOurs = Object.keys(api.managed ?? {}).some(isMeant);
  return isOurs ? [{ ...issue, message: 'is not taken by this operation' }] : [];
}

function constantOf({ managed }: ApiDescriptor, name: string): string | undefined {
  const source = managed?.[name];
  return source && 'constant' in source ? source.constant : undefined;
}

// Optional parameters are often passed as `undefined`, which an exact schema refuses.
function dropUndefined(value: Values): Values {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
