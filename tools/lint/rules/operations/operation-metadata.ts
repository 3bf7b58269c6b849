import type { Finding, Rule } from '../../spec.ts';

/** Every operation names its source, and has words for the doc comment. */
export const operationMetadata: Rule = {
  name: 'operation-metadata',
  severity: 'warn',
  *check({ document, operations }): Generator<Finding> {
    for (const { id, pointer, object, extensions } of operations) {
      if (extensions['x-source'] === undefined && document['x-source'] === undefined) {
        yield {
          pointer,
          message: `${id} has no \`x-source\`, nor has the root. Name the vendor's page: \`x-source: { page: 'https://…' }\`.`,
        };
      }
      const { summary = '', description = '' } = object;
      if (summary.trim() === '') {
        yield {
          pointer,
          message: `${id} has no \`summary\`. Write an imperative: \`summary: Create a record\`.`,
        };
      } else if (summary.trim().endsWith('.')) {
        yield {
          pointer: `${pointer}/summary`,
          message: 'A `summary` has no full stop: `summary: Create a record`.',
        };
      }
      if (description.trim() === '') {
        yield {
          pointer,
          message: `${id} has no \`description\`. Say what it does and what a caller must know, in our own words.`,
        };
      }
    }
  },
};
