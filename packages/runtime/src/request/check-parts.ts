import type { Core } from '../call/contracts.ts';
import type { LazySchema, OperationDescriptor } from '../operation/descriptors.ts';
import type { RequestParts } from '../operation/request-parts.ts';
import { checkParameters, checkValue, undeclared } from '../validation/check-value.ts';
import type { Issue } from '../validation/issue.ts';

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
  ].filter(({ code, path }) => code !== 'unrecognized_keys' || !isManaged(descriptor, path));
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
  const isConstant = (name: string) => 'constant' in (api.managed?.[name] ?? {});
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isConstant(name)));
}

function isManaged(descriptor: OperationDescriptor, path: string): boolean {
  const name = path.slice(path.indexOf('.') + 1).toLowerCase();
  return descriptor.managed?.some((managed) => managed.toLowerCase() === name) ?? false;
}

// Optional parameters are often passed as `undefined`, which an exact schema refuses.
function dropUndefined(value: Values): Values {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
