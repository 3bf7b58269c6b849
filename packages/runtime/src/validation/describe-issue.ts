import type { $ZodIssue } from 'zod/v4/core';
import type { Issue } from './issue.ts';

/** How issues are read. */
export interface DescribeOptions {
  /** Unknown fields are no issue, at any depth. */
  readonly allowUnknownKeys?: boolean;
}

const MOST_VALUES_LISTED = 10;

/** Turns what zod found in `value` into our issues; `at` is the path of `value` itself. */
export function describeIssues(
  found: readonly $ZodIssue[],
  value: unknown,
  at: string,
  options: DescribeOptions = {},
): Issue[] {
  return found.flatMap((issue) => describeIssue(issue, value, at, options));
}

function describeIssue(issue: $ZodIssue, value: unknown, at: string, options: DescribeOptions): Issue[] {
  const path = [at, ...issue.path.map(String)].join('.');
  const here = valueAt(value, issue.path);
  const issueOf = (message: string): Issue[] => [{ path, code: issue.code, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      if (options.allowUnknownKeys) return [];
      return issue.keys.map((key) => ({
        path: `${path}.${key}`,
        code: issue.code,
        message: 'is not a known field',
      }));
    case 'invalid_type':
      return issueOf(here === undefined ? 'is required' : `must be ${article(issue.expected)}`);
    case 'invalid_value':
      return issueOf(here === undefined ? 'is required' : `must be ${oneOf(issue.values)}`);
    case 'too_small':
      return issueOf(`must ${bound(issue.origin, issue.exact ? 'exactly' : atLeast(issue), issue.minimum)}`);
    case 'too_big':
      return issueOf(`must ${bound(issue.origin, issue.exact ? 'exactly' : atMost(issue), issue.maximum)}`);
    case 'invalid_format':
      return issueOf(`must ${format(issue)}`);
    case 'not_multiple_of':
      return issueOf(`must be a multiple of ${issue.divisor}`);
    case 'invalid_key':
      // The path ends in the key itself.
      return describeKey(issue.issues, path);
    case 'invalid_element':
      return issueOf('holds an element that is not valid');
    case 'invalid_union':
      return describeUnion(issue, here, path, options);
    default:
      return issueOf(!issue.message || issue.message === 'Invalid input' ? 'is not valid' : issue.message);
  }
}

type UnionIssue = Extract<$ZodIssue, { code: 'invalid_union' }>;

function describeUnion(issue: UnionIssue, here: unknown, path: string, options: DescribeOptions): Issue[] {
  const issueOf = (message: string): Issue[] => [{ path, code: issue.code, message }];
  if (here === undefined) return issueOf('is required');
  if ('options' in issue && issue.options?.length) return issueOf(`must be ${oneOf(issue.options)}`);
  if (issue.inclusive === false) return issueOf('fits more than one of the allowed forms');
  const branches = issue.errors.map((found) => ({
    issues: describeIssues(found, here, path, options),
    wrongType: found.some((one) => one.code === 'invalid_type' && one.path.length === 0),
    // A wrong tag says that another variant is meant.
    wrongTags: found.filter((one) => one.code === 'invalid_value' && one.values.length === 1).length,
    expected: found.flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : [])),
  }));
  if (branches.some((branch) => branch.issues.length === 0)) return [];
  const candidates = branches.filter((branch) => !branch.wrongType);
  if (candidates.length === 0) {
    const expected = [...new Set(branches.flatMap((branch) => branch.expected))].map(article);
    return issueOf(expected.length > 0 ? `must be ${expected.join(' or ')}` : 'is not valid');
  }
  candidates.sort((a, b) => a.wrongTags - b.wrongTags || a.issues.length - b.issues.length);
  return candidates[0]?.issues ?? issueOf('is not valid');
}

function describeKey(issues: readonly $ZodIssue[], path: string): Issue[] {
  const [first] = describeIssues(issues, '', '');
  return [
    { path, code: 'invalid_key', message: `is not allowed as a key: it ${first?.message ?? 'is not valid'}` },
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    // Every object has a `constructor`, also where a field of that name is missing.
    if (key in Object.prototype && !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

function article(type: string): string {
  if (type === 'int') return 'a whole number';
  if (type === 'null' || type === 'undefined') return type;
  if (type === 'record') return 'an object';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES_LISTED).map((value) => JSON.stringify(value) ?? String(value));
  const rest = values.length - shown.length;
  if (values.length === 1) return shown.join();
  return `one of ${shown.join(', ')}${rest > 0 ? ` or ${rest} more` : ''}`;
}

const UNITS: Readonly<Record<string, string>> = {
  string: 'character',
  array: 'item',
  set: 'item',
  object: 'field',
  map: 'entry',
  file: 'byte',
};

function bound(origin: string, how: string, limit: number | bigint): string {
  const unit = UNITS[origin];
  if (!unit) return `be ${how} ${limit}`;
  const plural = unit === 'entry' ? 'entries' : `${unit}s`;
  return `have ${how} ${limit} ${Number(limit) === 1 ? unit : plural}`;
}

function atLeast(issue: { inclusive?: boolean }): string {
  return issue.inclusive === false ? 'more than' : 'at least';
}

function atMost(issue: { inclusive?: boolean }): string {
  return issue.inclusive === false ? 'less than' : 'at most';
}

const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'an ISO date and time with an offset, such as 2026-05-04T12:00:00Z',
  date: 'an ISO date, such as 2026-05-04',
  time: 'an ISO time',
  uuid: 'a UUID',
  guid: 'a UUID',
  email: 'an email address',
  url: 'a URL',
  base64: 'base64 text',
};

function format(issue: Extract<$ZodIssue, { code: 'invalid_format' }>): string {
  const known = FORMATS[issue.format];
  if (known) return `be ${known}`;
  return issue.pattern ? `match ${issue.pattern}` : `be ${article(issue.format)}`;
}
