import { readPattern } from '../../read-pattern.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Patterns compile everywhere, and match in linear time (specs/README.md, rule 11). */
export const patterns: Rule = {
  name: 'patterns',
  severity: 'error',
  *check({ schemas }): Generator<Finding> {
    for (const { schema, pointer } of schemas) {
      const { pattern } = schema;
      if (typeof pattern !== 'string') continue;
      const reason = whyUnreadable(pattern);
      if (reason !== undefined) {
        yield {
          pointer: `${pointer}/pattern`,
          message: `Not a pattern that every tool reads: ${reason}. Escape only ^$\\.*+?()[]{}|/ and, inside brackets, the hyphen.`,
        };
      } else if (readPattern(pattern).nested) {
        yield {
          pointer: `${pointer}/pattern`,
          message:
            'A repetition inside a repetition can take exponential time. Write it flat: `^[0-9A-Za-z ]*$` for `^( *[0-9A-Za-z] *)*$`.',
        };
      }
    }
  },
};

/** Ajv compiles with the flag, zod and Prism without it: a pattern must mean the same to both. */
export function whyUnreadable(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
