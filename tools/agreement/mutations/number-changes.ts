import type { Schema } from '../../shared/openapi.ts';
import type { Change } from './mutation.ts';
import { put } from './mutation.ts';

/** Numbers that are awkward in themselves. */
const awkward = [0, -1, 1, 0.1, 1.5, 2 ** 31, 2 ** 53, 1e21, -1e21, 5e-324, Number.MAX_VALUE];

/** Changes to a number, aimed at its limits. */
export function numberChanges(schema: Schema): Change[] {
  const { multipleOf, format } = schema;
  return [
    ...awkward.map((value) => put('type', value)),
    ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const).flatMap((keyword) =>
      around(schema[keyword]).map((value) => put(keyword, value)),
    ),
    ...(multipleOf === undefined
      ? []
      : [0, 1, 3, -2, 0.5, 1.25].map((factor) => put('multipleOf', factor * multipleOf))),
    ...(format === 'int32'
      ? [-(2 ** 31) - 1, -(2 ** 31), 2 ** 31 - 1, 2 ** 31, 0.5].map((value) => put('format: int32', value))
      : []),
  ];
}

/** A limit and the numbers next to it, by a whole step and by the smallest there is. */
function around(limit: number | undefined): number[] {
  if (limit === undefined) return [];
  const step = Math.max(Number.MIN_VALUE, Math.abs(limit) * Number.EPSILON);
  return [limit - 1, limit - 0.5, limit - step, limit, limit + step, limit + 0.5, limit + 1];
}
