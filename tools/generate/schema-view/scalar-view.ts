import type { Schema } from '../../shared/openapi.ts';
import { isBinary } from '../../shared/schema-shape.ts';
import type { AmountRules, TextRules } from '../hey-api/annotations.ts';
import type { SchemaContext, ViewNode } from './schema-context.ts';
import { directionRules, heldTo, viewNode } from './schema-node.ts';

const formats: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'dateTime',
  email: 'email',
  uri: 'uri',
  'uri-reference': 'uriReference',
  uuid: 'uuid',
};

const INT32 = { min: -2_147_483_648, max: 2_147_483_647 };

/** Text or bytes. */
export function stringView(schema: Schema, context: SchemaContext): ViewNode {
  if (isBinary(schema)) {
    return viewNode(schema, { type: 'string' }, { ...directionRules(context), binary: true });
  }
  const known = schema['x-open-enum'] as readonly string[] | undefined;
  const held = heldTo(schema, context);
  // It must be there, and that is all: an id in another form than the documented one is refused by the vendor, if at all.
  const text = held['x-issued'] === true ? { min: 1 } : textRules(held);
  return viewNode(
    schema,
    { type: 'string' },
    {
      ...directionRules(context),
      ...(known === undefined ? {} : { known }),
      ...(Object.keys(text).length === 0 ? {} : { text }),
    },
  );
}

/** The rules of a text, or of the keys of a map. */
export function textRules(schema: Schema): TextRules {
  const format = schema.format === undefined ? undefined : formats[schema.format];
  return {
    ...(schema.minLength === undefined || schema.minLength === 0 ? {} : { min: schema.minLength }),
    ...(schema.maxLength === undefined ? {} : { max: schema.maxLength }),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(format === undefined ? {} : { format }),
  };
}

/** A number, whole or not. */
export function numberView(schema: Schema, context: SchemaContext, type: 'integer' | 'number'): ViewNode {
  const held = heldTo(schema, context);
  const amount: AmountRules = {
    ...(type === 'integer' ? { integer: true } : {}),
    ...(held.format === 'int32' ? INT32 : {}),
    ...(held.minimum === undefined ? {} : { min: held.minimum }),
    ...(held.maximum === undefined ? {} : { max: held.maximum }),
    ...(held.exclusiveMinimum === undefined ? {} : { above: held.exclusiveMinimum }),
    ...(held.exclusiveMaximum === undefined ? {} : { below: held.exclusiveMaximum }),
    ...(held.multipleOf === undefined ? {} : { multipleOf: held.multipleOf }),
  };
  return viewNode(
    schema,
    { type },
    { ...directionRules(context), ...(Object.keys(amount).length === 0 ? {} : { amount }) },
  );
}
