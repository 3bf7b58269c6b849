import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import type { TextRules } from './text.ts';
import { text } from './text.ts';

/** What an object must satisfy beyond its fields. */
export interface MemberRules {
  readonly min?: number;
  readonly max?: number;
  /** At least one of these sets of fields must be there in full. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Exactly one of these sets of fields must be there in full. */
  readonly oneOf?: readonly (readonly string[])[];
}

type Check = (payload: { value: object; issues: z.core.$ZodRawIssue[] }) => void;

/** Checks the number of members of an object, and which of several fields must be there. */
export function members({ min = 0, max = Number.POSITIVE_INFINITY, anyOf, oneOf }: MemberRules): Check {
  return ({ value, issues }) => {
    const present = Object.keys(value).filter((key) => value[key as keyof typeof value] !== undefined);
    if (present.length < min) {
      issues.push({ code: 'too_small', origin: 'object', minimum: min, inclusive: true, input: value });
    }
    if (present.length > max) {
      issues.push({ code: 'too_big', origin: 'object', maximum: max, inclusive: true, input: value });
    }
    const complete = (fields: readonly string[]) => fields.every((field) => present.includes(field));
    const alternatives = (sets: readonly (readonly string[])[]) =>
      sets.map((fields) => fields.map((field) => `\`${field}\``).join(' with ')).join(' or ');
    if (anyOf !== undefined && !anyOf.some(complete)) {
      issues.push({ code: 'custom', message: `needs ${alternatives(anyOf)}`, input: value });
    }
    if (oneOf !== undefined && oneOf.filter(complete).length !== 1) {
      issues.push({ code: 'custom', message: `needs exactly one of ${alternatives(oneOf)}`, input: value });
    }
  };
}

/** A map from any key to values of one kind; `keys` are the rules for its keys. */
export function map(
  value: $ZodType,
  { keys, ...rules }: MemberRules & { readonly keys?: TextRules },
): z.ZodMiniType {
  const key = keys === undefined ? undefined : text(keys);
  const checkMembers = members(rules);
  // Not `z.record`: it passes over a key `__proto__`, which is a key like any other in JSON.
  return z.unknown().check((payload: { value: unknown; issues: z.core.$ZodRawIssue[] }) => {
    const { value: entries, issues } = payload;
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
      issues.push({ code: 'invalid_type', expected: 'record', input: entries });
      return;
    }
    checkMembers({ value: entries, issues });
    for (const [name, entry] of Object.entries(entries)) {
      const keyError = key && safeParse(key, name).error;
      if (keyError) {
        issues.push({
          code: 'invalid_key',
          origin: 'record',
          issues: keyError.issues,
          path: [name],
          input: entries,
        } as z.core.$ZodRawIssue);
      }
      for (const issue of safeParse(value, entry).error?.issues ?? []) {
        issues.push({ ...issue, path: [name, ...issue.path] } as z.core.$ZodRawIssue);
      }
    }
  });
}
