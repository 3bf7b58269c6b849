import type { Schema } from '../../../shared/openapi.ts';
import type { Finding, Rule } from '../../spec.ts';

const instead = new Map([
  ['nullable', "write `type: [string, 'null']`, or `oneOf: [{ $ref: … }, { type: 'null' }]`"],
  ['not', 'write what is allowed: a `pattern`, an `enum`, or variants of a `oneOf`'],
  ['if', 'write the cases as variants of a `oneOf`'],
  ['then', 'write the cases as variants of a `oneOf`'],
  ['else', 'write the cases as variants of a `oneOf`'],
  [
    'unevaluatedProperties',
    'list all `properties` in one flat object and write `additionalProperties: false`',
  ],
  ['unevaluatedItems', 'write `items`'],
  ['patternProperties', 'write `propertyNames: { pattern: … }` with `additionalProperties: <schema>`'],
  ['dependentSchemas', 'write the cases as variants of a `oneOf`'],
  ['dependentRequired', 'write the cases as variants of a `oneOf`'],
  ['prefixItems', 'write `items` with `minItems` and `maxItems`'],
  ['contains', 'write `items`'],
  ['readOnly', 'give the request a model of its own, without the field'],
  ['writeOnly', 'give the response a model of its own, without the field'],
  ['example', 'write `examples: [value]`'],
  ['$defs', 'write the schema as a model in its own file'],
  ['$id', 'leave it out: the file name is the identity'],
  ['$anchor', 'leave it out: refer to the file'],
  ['$dynamicRef', 'write `$ref: <file>.yaml`'],
]);

const formats = ['date', 'date-time', 'email', 'uri', 'uri-reference', 'uuid', 'int32', 'binary'];

/** Keywords and formats that some tool on the way reads differently (specs/README.md, rule 11). */
export const bannedKeywords: Rule = {
  name: 'banned-keywords',
  severity: 'error',
  *check({ nodes, schemas }): Generator<Finding> {
    for (const { schema, pointer } of schemas) yield* checkSchema(schema, pointer);
    for (const { kind, pointer, value } of nodes) {
      if (['parameter', 'header', 'mediaType'].includes(kind) && 'example' in value) {
        yield {
          pointer: `${pointer}/example`,
          message: 'Not used here: `example`. Instead, write `examples`.',
        };
      }
    }
  },
};

function* checkSchema(schema: Schema, pointer: string): Generator<Finding> {
  for (const keyword of Object.keys(schema)) {
    const advice = instead.get(keyword);
    if (advice === undefined) continue;
    yield { pointer: `${pointer}/${keyword}`, message: `Not used here: \`${keyword}\`. Instead, ${advice}.` };
  }
  const { format } = schema;
  if (format === undefined || formats.includes(format)) return;
  const advice =
    format === 'int64'
      ? 'leave it out and state `minimum` and `maximum`: TypeScript reads a number, zod a bigint'
      : `write a \`pattern\`, or one of ${formats.join(', ')}`;
  yield {
    pointer: `${pointer}/format`,
    message: `Not used here: \`format: ${format}\`. Instead, ${advice}.`,
  };
}
