import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { isNullSchema, target } from '../../../shared/schema-shape.ts';
import type { Finding, Rule } from '../../spec.ts';

/** Variants that share a required constant have a tag, whether the author saw it or not (specs/README.md, rule 9). */
export const undeclaredTags: Rule = {
  name: 'undeclared-tags',
  severity: 'warn',
  *check({ document, schemas }): Generator<Finding> {
    for (const { schema, pointer } of schemas) {
      if (!schema.oneOf || schema.discriminator) continue;
      const variants = schema.oneOf
        .map((variant) => target(document, variant, pointer).schema)
        .filter((variant) => !isNullSchema(variant));
      const [first, ...others] = variants.map((variant) => constants(document, variant));
      const tag = first?.find((name) => others.every((names) => names.includes(name)));
      if (tag === undefined || others.length === 0) continue;
      yield {
        pointer,
        message: `Every variant has the constant \`${tag}\`, so this union has a tag. Write \`discriminator: { propertyName: ${tag}, mapping: { <value>: <file> } }\`.`,
      };
    }
  },
};

function constants(document: OpenApi, schema: Schema): string[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name))
    .filter(([, property]) => 'const' in target(document, property, '').schema)
    .map(([name]) => name);
}
