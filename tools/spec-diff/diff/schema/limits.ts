import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../shared/openapi.ts';
import { typesOf } from '../../../shared/schema-shape.ts';

import { member, shapeText } from '../words.ts';
import { type LimitChange, limitText, type Verdict } from './limit-change.ts';
import { compareRange } from './range.ts';
import { compareRequiredGroups } from './required-groups.ts';

const lowest = ['minLength', 'minItems', 'minProperties'] as const;
const highest = ['maxLength', 'maxItems', 'maxProperties'] as const;
const ranges = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
const exact = [
  'pattern',
  'format',
  'multipleOf',
  'contentMediaType',
  'contentEncoding',
  'propertyNames',
] as const;

/** Names of the members of a schema that this file compares. */
export const limitKeys: readonly string[] = [...[...lowest, ...highest, ...ranges, ...exact], 'uniqueItems'];

/** Compares what two schemas of the same kind ask of a value, besides its fields. */
export function compareLimits(before: Schema, after: Schema): LimitChange[] {
  const found: LimitChange[] = [];
  const note: Note = (limit, verdict, was, is) =>
    found.push({ limit, verdict, before: limitText(limit, was), after: limitText(limit, is) });

  for (const limit of lowest) compareBound(limit, before[limit], after[limit], 1, note);
  for (const limit of highest) compareBound(limit, before[limit], after[limit], -1, note);
  const areWhole = isWhole(before) && isWhole(after);
  for (const end of ['Minimum', 'Maximum'] as const)
    found.push(...compareRange(before, after, end, areWhole));
  for (const limit of exact) {
    const was = comparable(before, limit);
    const is = comparable(after, limit);
    if (!isDeepStrictEqual(was, is)) note(limit, comesOrGoes(was, is), was, is);
  }
  if ((before.uniqueItems ?? false) !== (after.uniqueItems ?? false)) {
    note(
      'uniqueItems',
      after.uniqueItems === true ? 'tighter' : 'looser',
      before.uniqueItems,
      after.uniqueItems,
    );
  }
  if (isWhole(before) !== isWhole(after)) {
    note('type', isWhole(after) ? 'tighter' : 'looser', wholeness(before), wholeness(after));
  }
  const groups = compareRequiredGroups(before, after);
  return groups === undefined ? found : [...found, groups];
}

type Note = (limit: string, verdict: Verdict, was: unknown, is: unknown) => void;

/** `direction` is 1 where a higher bound is tighter. */
function compareBound(
  limit: string,
  was: number | undefined,
  is: number | undefined,
  direction: 1 | -1,
  note: Note,
): void {
  const start = -Infinity * direction;
  const difference = ((is ?? start) - (was ?? start)) * direction;
  // Two missing bounds give NaN, which is neither.
  if (difference > 0) note(limit, 'tighter', was, is);
  if (difference < 0) note(limit, 'looser', was, is);
}

function comesOrGoes(was: unknown, is: unknown): Verdict {
  if (was === undefined) return 'tighter';
  return is === undefined ? 'looser' : 'other';
}

/** A format that makes the value binary is its kind; the names of keys are a schema, whose words are no limit. */
function comparable(schema: Schema, limit: string): unknown {
  const value = member(schema, limit);
  if (limit === 'format' && value === 'binary') return undefined;
  return limit === 'propertyNames' && value !== undefined ? shapeText(value) : value;
}

function isWhole(schema: Schema): boolean {
  const types = typesOf(schema);
  return types.includes('integer') && !types.includes('number');
}

function wholeness(schema: Schema): string {
  return isWhole(schema) ? 'integer' : 'number';
}
