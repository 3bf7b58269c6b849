import type { OpenApi, Schema } from '../../../shared/openapi.ts';
import { target } from '../../../shared/schema-shape.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** A union with a `discriminator` is written so that every tool sees the tag (specs/README.md, rule 9). */
export const taggedUnions: Rule = {
  name: 'tagged-unions',
  severity: 'error',
  *check(spec): Generator<Finding> {
    for (const { schema, pointer } of spec.schemas) {
      if (schema.discriminator) yield* checkTagged(spec, schema, pointer);
    }
  },
};

function* checkTagged({ document }: Spec, schema: Schema, pointer: string): Generator<Finding> {
  const { propertyName, mapping = {} } = schema.discriminator ?? { propertyName: '' };
  const variants = schema.oneOf ?? [];
  const refs = variants.map((variant) => variant.$ref);
  if (!schema.oneOf || refs.includes(undefined)) {
    yield {
      pointer,
      message: `A union with a \`discriminator\` is a \`oneOf\` of references: \`oneOf: [{ $ref: Receipt.yaml }, { $ref: Invoice.yaml }]\`. For null, wrap the union: \`oneOf: [{ $ref: Document.yaml }, { type: 'null' }]\`.`,
    };
    return;
  }
  const example = `\`mapping: { RECEIPT: Receipt.yaml }\` with every value of \`${propertyName}\``;
  for (const [index, ref] of refs.entries()) {
    if (Object.values(mapping).includes(ref ?? '')) continue;
    yield {
      pointer: `${pointer}/oneOf/${index}`,
      message: `${nameOf(ref)} is not in \`discriminator.mapping\`. Write ${example}.`,
    };
  }
  for (const [tag, ref] of Object.entries(mapping)) {
    const at = `${pointer}/discriminator/mapping/${tag.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!refs.includes(ref)) {
      yield {
        pointer: at,
        message: `\`${tag}\` leads to ${nameOf(ref)}, which is no variant of the \`oneOf\`. Add it there, or take it out here.`,
      };
      continue;
    }
    yield* checkVariant(document, ref, propertyName, tag, at);
  }
}

function* checkVariant(
  document: OpenApi,
  ref: string,
  propertyName: string,
  tag: string,
  at: string,
): Generator<Finding> {
  const { schema: variant, pointer } = target(document, { $ref: ref }, at);
  const name = nameOf(ref);
  if (variant.allOf || variant.oneOf) {
    yield {
      pointer,
      message: `${name} is a variant of a tagged union, so it is one flat object: write all its \`properties\` here, without \`${variant.allOf ? 'allOf' : 'oneOf'}\`.`,
    };
    return;
  }
  const property = variant.properties?.[propertyName];
  const good = `\`${propertyName}: { type: string, const: ${tag}, description: … }\` and \`required: [${propertyName}]\``;
  if (property === undefined) {
    yield { pointer, message: `${name} lacks its tag \`${propertyName}\`. Write ${good}.` };
    return;
  }
  const tagSchema = target(document, property, `${pointer}/properties/${propertyName}`).schema;
  if (tagSchema.const !== tag) {
    yield {
      pointer: `${pointer}/properties/${propertyName}`,
      message: `The tag \`${propertyName}\` of ${name} is not the constant that the mapping names. Write ${good}.`,
    };
  }
  if (!variant.required?.includes(propertyName)) {
    yield { pointer, message: `The tag \`${propertyName}\` of ${name} is not required. Write ${good}.` };
  }
}

function nameOf(ref: string | undefined): string {
  return ref === undefined ? 'A variant' : (ref.split('/').at(-1) ?? ref);
}
