import type { $ZodType } from 'zod/v4/core';
import { schemaOf } from './schema-of.ts';

/** What a number must satisfy. */
export interface AmountRules {
  readonly integer?: true;
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
}

/** A finite number under rules. An integer may be larger than 2^53: JSON Schema sets no such limit. */
export function amount({ integer, min, max, above, below, multipleOf }: AmountRules = {}): $ZodType {
  return schemaOf({ type: 'number' }, (value, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return report({ code: 'invalid_type', expected: 'number' });
    }
    if (integer && !Number.isInteger(value)) return report({ code: 'invalid_type', expected: 'int' });
    const origin = 'number';
    if ((min !== undefined && value < min) || (above !== undefined && value <= above)) {
      report({ code: 'too_small', origin, minimum: above ?? min, inclusive: above === undefined });
    }
    if ((max !== undefined && value > max) || (below !== undefined && value >= below)) {
      report({ code: 'too_big', origin, maximum: below ?? max, inclusive: below === undefined });
    }
    if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
      report({ code: 'not_multiple_of', divisor: multipleOf });
    }
  });
}

/** Whether a number is a multiple of another, but for the rounding of their binary forms: 19.99 is one of 0.01. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Math.abs(quotient - Math.round(quotient)) <= 2 * Number.EPSILON * Math.abs(quotient);
}
