import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../shared/openapi.ts';
import { typesOf } from '../../../shared/schema-shape.ts';

import { member, shapeText } from '../words.ts';
import { type LimitChange, limitText, type Verdict } from './limit-change.ts';
import { compareRange } from './range.ts';
import { compareRequiredGroups } from './required-groups.ts';

/** 1 where a higher bound is tighter. */
const bounds = {
  ...({ minLength: 1, minItems: 1, minProperties: 1 } as const),
  ...({ maxLength: -1, maxItems: -1, maxProperties: -1 } as const),
};
const ranges = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
const exact = [
  ...['pattern', 'format', 'multipleOf', 'contentMediaType', 'contentEncoding', 'propertyNames'],
  'uniqueItems',
];

/** Names of the members of a schema that this file compares. */
export const limitKeys: readonly string[] = [...Object.keys(bounds), ...ranges, ...exact];

/** Compares what two schemas of the same kind ask of a value, besides its fields. */
export function compareLimits(before: Schema, after: Schema): LimitChange[] {
  const found: LimitChange[] = [];
  const note = (limit: string, verdict: Verdict, was: unknown, is: unknown) =>
    found.push({ limit, verdict, before: limitText(limit, was), after: limitText(limit, is) });

  for (const [limit, direction] of Object.entries(bounds)) {
    const [was, is] = [before, after].map((schema) => member(schema, limit) as number | undefined);
    const none = -Infinity * direction;
    const difference = ((is ?? none) - (was ?? none)) * direction;
    // Two missing bounds give NaN, which is neither.
    if (difference > 0) note(limit, 'tighter', was, is);
    if (difference < 0) note(limit, 'looser', was, is);
  }
  const areWhole = isWhole(before) && isWhole(after);
  for (const end of ['Minimum', 'Maximum'] as const)
    found.push(...compareRange(before, after, end, areWhole));
  for (const limit of exact) {
    const was = comparable(before, limit);
    const is = comparable(after, limit);
    if (!isDeepStrictEqual(was, is)) note(limit, comesOrGoes(was, is), was, is);
  }
  if (isWhole(before) !== isWhole(after)) {
    note('type', isWhole(after) ? 'tighter' : 'looser', wholeness(before), wholeness(after));
  }
  const groups = compareRequiredGroups(before, after);
  return groups === undefined ? found : [...found, groups];
}

function comesOrGoes(was: unknown, is: unknown): Verdict {
  if (was === undefined) return 'tighter';
  return is === undefined ? 'looser' : 'other';
}

/** A format that makes the value binary is its kind; what is `false` is not asked; the names of keys are a schema. */
function comparable(schema: Schema, limit: string): unknown {
  const value = member(schema, limit);
  if (value === false || (limit === 'format' && value === 'binary')) return undefined;
  return limit === 'propertyNames' && value !== undefined ? shapeText(value) : value;
}

function isWhole(schema: Schema): boolean {
  const types = typesOf(schema);
  return types.includes('integer') && !types.includes('number');
}

function wholeness(schema: Schema): string {
  return isWhole(schema) ? 'integer' : 'number';
}
