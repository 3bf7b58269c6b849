import * as z from 'zod/mini';

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

/** A string under rules. The length is looked at first: a pattern never sees a string that is too long. */
export function text({
  min = 0,
  max = Number.POSITIVE_INFINITY,
  pattern,
  format,
}: TextRules): z.ZodMiniString {
  let regex: RegExp | undefined;
  return z.string().check((payload) => {
    const { value, issues } = payload;
    const length =
      value.length > max || (value.length < 2 * min && min > 0) ? codePoints(value) : value.length;
    if (length < min) {
      issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input: value });
      return;
    }
    if (length > max) {
      issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
      return;
    }
    if (pattern !== undefined) {
      regex ??= new RegExp(pattern, 'u');
      if (!matches(regex, value)) {
        issues.push({ code: 'invalid_format', format: 'regex', pattern, input: value });
      }
    }
    if (format !== undefined && !matches(format, value)) {
      issues.push({ code: 'invalid_format', format: format.name, input: value });
    }
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
