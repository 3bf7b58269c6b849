import type { $ZodType } from 'zod/v4/core';
import { reportLength, schemaOf } from './schema-of.ts';

/** A format: a name for messages and the test itself. */
export interface Format {
  readonly name: string;
  readonly test: (value: string) => boolean;
}

/** What a string must satisfy. Lengths count Unicode code points, as JSON Schema does. */
export interface TextRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly format?: Format;
}

/** A string, perhaps under rules. The length is looked at first: a pattern never sees a string that is too long. */
export function text({ min = 0, max = Number.POSITIVE_INFINITY, pattern, format }: TextRules = {}): $ZodType {
  let regex: RegExp | undefined;
  return schemaOf({ type: 'string' }, (value, report) => {
    if (typeof value !== 'string') return report({ code: 'invalid_type', expected: 'string' });
    const length =
      value.length > max || (value.length < 2 * min && min > 0) ? codePoints(value) : value.length;
    if (reportLength('string', length, min, max, report)) return;
    if (pattern !== undefined) {
      regex ??= new RegExp(pattern, 'u');
      if (!matches(regex, value)) report({ code: 'invalid_format', format: 'regex', pattern });
    }
    if (format && !matches(format, value)) report({ code: 'invalid_format', format: format.name });
  });
}

// A regular expression runs out of stack on millions of characters, and throws.
function matches(rule: { test(value: string): boolean }, value: string): boolean {
  try {
    return rule.test(value);
  } catch {
    return false;
  }
}

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}
