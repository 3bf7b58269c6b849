import type { Schema } from '../../shared/openapi.ts';
import type { AmountRules, TextRules } from '../hey-api/annotations.ts';
import type { SchemaContext, ViewNode } from './schema-context.ts';
import { directionRules, viewNode } from './schema-node.ts';

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
  if (schema.format === 'binary' || schema.contentMediaType === 'application/octet-stream') {
    return viewNode(schema, { type: 'string' }, { ...directionRules(context), binary: true });
  }
  const known = schema['x-open-enum'] as readonly string[] | undefined;
  // It must be there, and that is all: an id in another form than the documented one is refused by the vendor, if at all.
  const text = schema['x-issued'] === true ? { min: 1 } : textRules(schema);
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
  const limits = schema.format === 'int32' ? INT32 : {};
  const amount: AmountRules = {
    ...(type === 'integer' ? { integer: true } : {}),
    ...limits,
    ...(schema.minimum === undefined ? {} : { min: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { max: schema.maximum }),
    ...(schema.exclusiveMinimum === undefined ? {} : { above: schema.exclusiveMinimum }),
    ...(schema.exclusiveMaximum === undefined ? {} : { below: schema.exclusiveMaximum }),
    ...(schema.multipleOf === undefined ? {} : { multipleOf: schema.multipleOf }),
  };
  return viewNode(
    schema,
    { type },
    { ...directionRules(context), ...(Object.keys(amount).length === 0 ? {} : { amount }) },
  );
}
