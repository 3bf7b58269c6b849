import type { OperationObject } from '../../../shared/openapi.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Every operation names its source, and has words for the doc comment. */
export const operationMetadata: Rule = {
  name: 'operation-metadata',
  severity: 'warn',
  *check({ document, nodes }): Generator<Finding> {
    for (const { kind, pointer, value } of nodes) {
      if (kind !== 'operation') continue;
      const { operationId: id = 'This operation', summary = '', description = '' } = value as OperationObject;
      if (value['x-source'] === undefined && document['x-source'] === undefined) {
        yield {
          pointer,
          message: `${id} has no \`x-source\`, nor has the root. Name the vendor's page: \`x-source: { page: 'https://…' }\`.`,
        };
      }
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
