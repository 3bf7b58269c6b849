import * as z from 'zod/mini';
import type { SomeType } from 'zod/v4/core';
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
  value: SomeType,
  { keys, ...rules }: MemberRules & { readonly keys?: TextRules },
): z.ZodMiniType {
  return z.record(keys === undefined ? z.string() : text(keys), value as z.ZodMiniType).check(members(rules));
}
