import { readPattern } from '../../read-pattern.ts';
import type { Finding, Rule } from '../../spec.ts';
import { whyUnreadable } from './patterns.ts';

/** Patterns match the whole text, and what they match is bounded (specs/README.md, rule 11). */
export const patternLimits: Rule = {
  name: 'pattern-limits',
  severity: 'warn',
  *check({ schemas }): Generator<Finding> {
    for (const { schema, pointer } of schemas) {
      const { pattern, maxLength } = schema;
      if (typeof pattern !== 'string' || whyUnreadable(pattern) !== undefined) continue;
      const { anchored, unbounded } = readPattern(pattern);
      if (!anchored) {
        yield {
          pointer: `${pointer}/pattern`,
          message:
            'The pattern matches a part of the text. Anchor every alternative: `^[A-Z]{2}$`, `^(red|green)$`.',
        };
      }
      if (unbounded && maxLength === undefined) {
        yield {
          pointer: `${pointer}/pattern`,
          message:
            'The pattern has no end to what it matches, so the text needs a `maxLength` (the limit of the vendor, else a generous one).',
        };
      }
    }
  },
};
