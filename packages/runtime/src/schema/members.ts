import type { $ZodType } from 'zod/v4/core';
import type { ObjectCheck } from './fields.ts';
import { findings, isRecord, reportLength, schemaOf, withoutValues } from './schema-of.ts';
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

/** Checks the number of members of an object, and which of several fields must be there. */
export function members({ min = 0, max = Number.POSITIVE_INFINITY, anyOf, oneOf }: MemberRules): ObjectCheck {
  return (value, report) => {
    const present = Object.keys(value).filter((key) => value[key as keyof typeof value] !== undefined);
    reportLength('object', present.length, min, max, report);
    const complete = (fields: readonly string[]) => fields.every((field) => present.includes(field));
    const alternatives = (sets: readonly (readonly string[])[]) =>
      sets.map((fields) => fields.map((field) => `\`${field}\``).join(' with ')).join(' or ');
    if (anyOf && !anyOf.some(complete)) report({ code: 'custom', message: `needs ${alternatives(anyOf)}` });
    if (oneOf && oneOf.filter(complete).length !== 1) {
      report({ code: 'custom', message: `needs exactly one of ${alternatives(oneOf)}` });
    }
  };
}

/** A map from any key to values of one kind; `keys` are the rules for its keys. */
export function map(
  valueType: $ZodType,
  { keys, ...rules }: MemberRules & { readonly keys?: TextRules } = {},
): $ZodType {
  const key = keys && text(keys);
  const checkMembers = members(rules);
  const def = { type: 'record', valueType } as const;
  return schemaOf(def, (value, report) => {
    if (!isRecord(value)) return report({ code: 'invalid_type', expected: 'record' });
    checkMembers(value, report);
    // Also a key `__proto__`, which is a key like any other in JSON.
    for (const [name, entry] of Object.entries(value)) {
      const issues = key ? withoutValues(findings(key, name)) : [];
      if (issues.length > 0) report({ code: 'invalid_key', origin: 'record', issues, path: [name] });
      findings(valueType, entry, name).forEach(report);
    }
  });
}
