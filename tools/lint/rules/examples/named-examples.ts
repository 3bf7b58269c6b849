import type { Finding, Rule } from '../../spec.ts';

/** Bodies carry named examples in files of their own: Prism answers with them (specs/README.md, rule 5). */
export const namedExamples: Rule = {
  name: 'named-examples',
  severity: 'warn',
  *check({ nodes }): Generator<Finding> {
    for (const { kind, parent, pointer, value, isRef } of nodes) {
      if (kind === 'mediaType' && (parent === 'requestBody' || parent === 'response')) {
        const examples = value.examples;
        const count = typeof examples === 'object' && examples !== null ? Object.keys(examples).length : 0;
        if (count > 0) continue;
        yield {
          pointer,
          message:
            'This body has no named example. Refer to an Example Object: `examples: { coffee: { $ref: examples/coffee.yaml } }`.',
        };
      } else if (kind === 'example' && parent === 'mediaType' && !isRef) {
        yield {
          pointer,
          message:
            'An example stands in a file of its own: `coffee: { $ref: examples/coffee.yaml }`, which holds `summary` and `value`.',
        };
      } else if (kind === 'example' && !isRef) {
        if (typeof value.summary !== 'string') {
          yield {
            pointer,
            message: 'This example has no `summary`. Say what it shows: `summary: A coffee, paid in cash`.',
          };
        }
        if (!('value' in value)) {
          yield {
            pointer,
            message: 'This example has no `value`. An Example Object holds `summary` and `value`.',
          };
        }
      }
    }
  },
};
