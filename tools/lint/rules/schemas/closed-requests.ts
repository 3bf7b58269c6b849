import { isMap, isObjectSchema, isRequiredOnly } from '../../../shared/schema-shape.ts';
import { requestSchemas } from '../../reachable-schemas.ts';
import type { Finding, Rule } from '../../spec.ts';
import { isEmptyObject } from './open-objects.ts';

/** An object that a request may carry refuses unknown fields, so that a typo is an error (specs/README.md, rule 6). */
export const closedRequests: Rule = {
  name: 'closed-requests',
  severity: 'error',
  *check({ document, operations }): Generator<Finding> {
    for (const { schema, pointer, role } of requestSchemas(document, operations)) {
      if (!isObjectSchema(schema) || isRequiredOnly(schema) || role === 'names') continue;
      const closed = schema.additionalProperties === false || isMap(schema) || schema['x-open'] !== undefined;
      // A bare `type: object` around a union leaves closing to the variants.
      const union = !schema.properties && (schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined;
      if (closed || union || isEmptyObject(schema)) continue;
      yield {
        pointer,
        message:
          'A request may carry this object, so it is closed: write `additionalProperties: false` ' +
          '(the generator opens it again for responses).',
      };
    }
  },
};
