import type { Schema } from '../../shared/openapi.ts';
import { fitsSchema } from './fits-schema.ts';

/** How many steps are tried from a limit: a multiple of a fraction is not always exact. */
const mostSteps = 20;

/** Numbers that fit, from the least one up; from one step up, or from the greatest one down, where there is no least. */
export function fittingNumbers(schema: Schema, count = 1): readonly number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? (schema.type === 'integer' ? 1 : 0.5);
  const low = limitOf(Math.max, minimum, exclusiveMinimum);
  const high = limitOf(Math.min, maximum, exclusiveMaximum);
  const first = Math.ceil((low ?? Math.min(step, high ?? step)) / step);
  const steps = Array.from({ length: count + mostSteps }, (_, index) => index);
  const candidates = [
    ...steps.map((index) => (first + index) * step),
    ...(high === undefined ? [] : steps.map((index) => (Math.floor(high / step) - index) * step)),
    ...(low === undefined || high === undefined ? [] : [low, (low + high) / 2, high]),
  ];
  return [...new Set(candidates)].filter((number) => fitsSchema(schema, number)).slice(0, count);
}

/** The limit that is met first, of those that there are. */
function limitOf(tighter: (...limits: number[]) => number, ...limits: (number | undefined)[]) {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length === 0 ? undefined : tighter(...given);
}
