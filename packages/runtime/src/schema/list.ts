import type { $ZodType } from 'zod/v4/core';
import { findings, isSound, reportLength, schemaOf } from './schema-of.ts';

/** What an array must satisfy. */
export interface ListRules {
  readonly min?: number;
  readonly max?: number;
  readonly unique?: true;
}

/** An array, perhaps under rules; `unique` compares by value, as JSON Schema does. */
export function list(
  element: $ZodType,
  { min = 0, max = Number.POSITIVE_INFINITY, unique }: ListRules = {},
): $ZodType {
  const def = { type: 'array', element } as const;
  return schemaOf(def, (value, report) => {
    if (!Array.isArray(value)) return report({ code: 'invalid_type', expected: 'array' });
    let sound = true;
    // By number: `forEach` passes over the holes of an array, where JSON writes null.
    for (let index = 0; index < value.length; index++) {
      const found = findings(element, value[index], index);
      found.forEach(report);
      sound &&= isSound(found);
    }
    if (!sound) return;
    reportLength('array', value.length, min, max, report);
    if (!unique || value.length > max) return;
    const seen = new Set<string>();
    for (const [index, entry] of value.entries()) {
      const key = canonical(entry);
      if (seen.has(key)) report({ code: 'custom', message: 'repeats an earlier item', path: [index] });
      seen.add(key);
    }
  });
}

/** JSON with the keys of objects in order, so that equal values have equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
