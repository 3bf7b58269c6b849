import type { Schema } from '../../../shared/openapi.ts';
import { isBinary, typesOf } from '../../../shared/schema-shape.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Scalars carry `examples`: the sampler builds its inputs from them (specs/README.md, rule 4). */
export const scalarExamples: Rule = {
  name: 'scalar-examples',
  severity: 'warn',
  *check({ schemas }): Generator<Finding> {
    for (const { schema, role, pointer } of schemas) {
      if (role === 'names' || !needsExamples(schema)) continue;
      if (!Array.isArray(schema.examples) || schema.examples.length === 0) {
        yield {
          pointer,
          message: `This ${typesOf(schema).join(' or ')} has no \`examples\`. Give a realistic value first: ${suggestion(schema)}.`,
        };
      } else if (schema.examples[0] === null) {
        yield {
          pointer: `${pointer}/examples/0`,
          message:
            "The first of `examples` is null. Put a realistic value first: `examples: ['Rua Augusta', null]`.",
        };
      }
    }
  },
};

function needsExamples(schema: Schema): boolean {
  if (schema.enum || 'const' in schema || schema['x-open-enum'] || isBinary(schema)) return false;
  return typesOf(schema).some((type) => ['string', 'integer', 'number'].includes(type));
}

function suggestion(schema: Schema): string {
  if (typesOf(schema).includes('string')) return "`examples: ['Rua Augusta']`";
  return '`examples: [25]`';
}
