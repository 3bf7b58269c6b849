import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

const unsupported = [
  'not',
  'if',
  'then',
  'else',
  'nullable',
  'unevaluatedProperties',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'prefixItems',
  'contains',
  'readOnly',
  'writeOnly',
];

/** Refuses what a schema says in keywords that the generated types have no counterpart for. */
export function refuseKeywords(schema: Schema, pointer: string): void {
  for (const keyword of unsupported) {
    // Beside an `allOf` it speaks of the one object that this becomes.
    if (keyword === 'unevaluatedProperties' && schema.allOf !== undefined) continue;
    if (keyword in schema) {
      throw new UnsupportedShape(
        `\`${keyword}\` has no counterpart in the generated types. Write the shape out: one flat object, or a \`oneOf\` of such.`,
        childPointer(pointer, keyword),
      );
    }
  }
  if (schema.format === 'int64') {
    throw new UnsupportedShape(
      '`format: int64` does not fit a JavaScript number. Leave the format out, and say `maximum: 9007199254740991` where that holds.',
      childPointer(pointer, 'format'),
    );
  }
}
