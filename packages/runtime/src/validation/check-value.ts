import { safeParse } from 'zod/v4/core';
import type { LazySchema } from '../operation/descriptors.ts';
import { type DescribeOptions, describeIssues } from './describe-issue.ts';
import type { Issue } from './issue.ts';

/** Checks a value against a schema. The parsed copy is dropped: the caller's own value is sent, the vendor's returned. */
export function checkValue(
  schema: LazySchema,
  value: unknown,
  at: string,
  options?: DescribeOptions,
): Issue[] {
  const result = safeParse(schema(), value);
  return result.success ? [] : describeIssues(result.error.issues, value, at, options);
}

/**
 * Checks an object of parameters. A field that the schema's output lacks is one that the operation does not declare:
 * `z.object()` drops those in silence.
 */
export function checkParameters(
  schema: LazySchema,
  value: Readonly<Record<string, unknown>>,
  at: string,
  options?: DescribeOptions,
): Issue[] {
  const result = safeParse(schema(), value);
  if (!result.success) return describeIssues(result.error.issues, value, at, options);
  if (options?.allowUnknownKeys) return [];
  const declared = (result.data ?? {}) as object;
  return undeclared(value, (key) => Object.hasOwn(declared, key), at);
}

/** Fields that are given and not declared. */
export function undeclared(
  value: Readonly<Record<string, unknown>>,
  isDeclared: (key: string) => boolean,
  at: string,
): Issue[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined && !isDeclared(key))
    .map((key) => ({ path: `${at}.${key}`, code: 'unrecognized_keys', message: 'is not a known field' }));
}
