import type { Schema } from '../../../shared/openapi.ts';
import { isBinary, isMap, isObjectSchema, isRequiredOnly, typesOf } from '../../../shared/schema-shape.ts';
import type { Finding, Rule } from '../../spec.ts';

/** An object whose fields are not described says why (specs/README.md, rule 12). */
export const openObjects: Rule = {
  name: 'open-objects',
  severity: 'warn',
  *check({ schemas }): Generator<Finding> {
    for (const { schema, role, isRef, pointer } of schemas) {
      if (isRef || role === 'names' || schema['x-open'] !== undefined) continue;
      if (isEmptyObject(schema)) {
        yield {
          pointer,
          message:
            'An object without `properties`. Describe its fields, or say why they are not known: ' +
            "`x-open: The vendor's page leaves this object collapsed.`",
        };
      } else if (schema.additionalProperties === true) {
        yield {
          pointer: `${pointer}/additionalProperties`,
          message:
            '`additionalProperties: true` lets any field in. Give a schema for the values, or say why: ' +
            '`x-open: Callers may add fields of their own.`',
        };
      } else if (role !== 'branch' && isAnything(schema)) {
        yield {
          pointer,
          message:
            'This schema says nothing about the value. Give it a `type`, or say why: ' +
            '`x-open: The setting decides which type of value it holds.`',
        };
      }
    }
  },
};

const assertions = ['type', '$ref', 'enum', 'const', 'oneOf', 'anyOf', 'allOf', 'properties'];

function isAnything(schema: Schema): boolean {
  return !assertions.some((keyword) => keyword in schema) && !isBinary(schema);
}

/** `open-objects` tells it: it needs its fields, or a reason, before it can be closed. */
export function isEmptyObject(schema: Schema): boolean {
  if (!isObjectSchema(schema) || isRequiredOnly(schema) || isMap(schema)) return false;
  // Closed and empty is fully known: it is `{}` and nothing else.
  if (schema.additionalProperties === false) return false;
  if (typesOf(schema).length === 1 && (schema.oneOf || schema.anyOf || schema.allOf)) return false;
  return Object.keys(schema.properties ?? {}).length === 0;
}
