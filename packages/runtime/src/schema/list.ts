import * as z from 'zod/mini';
import type { SomeType } from 'zod/v4/core';

/** What an array must satisfy. */
export interface ListRules {
  readonly min?: number;
  readonly max?: number;
  readonly unique?: true;
}

/** An array under rules; `unique` compares by value, as JSON Schema does. */
export function list(
  item: SomeType,
  { min = 0, max = Number.POSITIVE_INFINITY, unique }: ListRules,
): z.ZodMiniType {
  return z.array(item).check(({ value, issues }) => {
    if (value.length < min) {
      issues.push({ code: 'too_small', origin: 'array', minimum: min, inclusive: true, input: value });
    }
    if (value.length > max) {
      issues.push({ code: 'too_big', origin: 'array', maximum: max, inclusive: true, input: value });
      return;
    }
    if (unique !== true) return;
    const seen = new Set<string>();
    for (const [index, entry] of value.entries()) {
      const key = canonical(entry);
      if (seen.has(key)) {
        issues.push({ code: 'custom', message: 'repeats an earlier item', path: [index], input: value });
      }
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
