import type { Schema } from '../../../shared/openapi.ts';
import { readPattern } from '../../read-pattern.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Patterns match the whole text, in linear time, and what they match is bounded (specs/README.md, rule 11). */
export const patterns: Rule = {
  name: 'patterns',
  *check({ nodes }): Generator<Finding> {
    for (const { kind, pointer, value } of nodes) {
      const schema = value as Schema;
      if (kind !== 'schema' || typeof schema.pattern !== 'string') continue;
      for (const message of complaints(schema, schema.pattern))
        yield { pointer: `${pointer}/pattern`, message };
    }
  },
};

function* complaints(schema: Schema, pattern: string): Generator<string> {
  try {
    // Ajv compiles with the flag, zod and Prism without it: a pattern must mean the same to both.
    new RegExp(pattern, 'u');
    new RegExp(pattern);
  } catch (error) {
    yield `Not a pattern that every tool reads: ${error instanceof Error ? error.message : error}. Escape only ^$\\.*+?()[]{}|/ and, inside brackets, the hyphen.`;
    return;
  }
  const { anchored, unbounded, nested } = readPattern(pattern);
  if (!anchored) {
    yield 'The pattern matches a part of the text. Anchor every alternative: `^[A-Z]{2}$`, `^(red|green)$`.';
  }
  if (nested) {
    yield 'A repetition inside a repetition can take exponential time. Write it flat: `^[0-9A-Za-z ]*$` for `^( *[0-9A-Za-z] *)*$`.';
  }
  if (unbounded && schema.maxLength === undefined) {
    yield 'The pattern has no end to what it matches, so the text needs a `maxLength` (the limit of the vendor, else a generous one).';
  }
}
