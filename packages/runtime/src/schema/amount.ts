import * as z from 'zod/mini';

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
export function amount(rules: AmountRules): z.ZodMiniNumber {
  const { integer, min, max, above, below, multipleOf } = rules;
  return z.number().check(({ value, issues }) => {
    if (integer === true && !Number.isInteger(value)) {
      issues.push({ code: 'invalid_type', expected: 'int', format: 'safeint', input: value });
      return;
    }
    const lowest = above ?? min;
    const highest = below ?? max;
    if ((min !== undefined && value < min) || (above !== undefined && value <= above)) {
      issues.push({
        code: 'too_small',
        origin: 'number',
        minimum: lowest ?? 0,
        inclusive: above === undefined,
        input: value,
      });
    }
    if ((max !== undefined && value > max) || (below !== undefined && value >= below)) {
      issues.push({
        code: 'too_big',
        origin: 'number',
        maximum: highest ?? 0,
        inclusive: below === undefined,
        input: value,
      });
    }
    if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
      issues.push({ code: 'not_multiple_of', divisor: multipleOf, input: value });
    }
  });
}

/** Whether a number is a multiple of another, but for the rounding of their binary forms: 19.99 is one of 0.01. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Math.abs(quotient - Math.round(quotient)) <= 2 * Number.EPSILON * Math.abs(quotient);
}
