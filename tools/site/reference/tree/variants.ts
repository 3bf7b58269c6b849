import { componentName } from '../../../generate/naming/component-name.ts';
import type { Schema } from '../../../shared/openapi.ts';
import { typesOf } from '../../../shared/schema-shape.ts';
import type { Variant } from '../model/field-node.ts';
import type { At, TreeContext } from './tree-context.ts';

/** The forms of a union, each by the value of its tag, its model's name or its kind. */
export function variantsOf(context: TreeContext, schema: Schema, at: At): Variant[] {
  const { oneOf, anyOf, discriminator } = schema;
  const branches = oneOf ?? anyOf ?? typesOf(schema).map((type) => ({ ...schema, type }));
  return branches.map((branch) => {
    const value = Object.entries(discriminator?.mapping ?? {}).find(([, ref]) => ref === branch.$ref)?.[0];
    const tag =
      discriminator === undefined || value === undefined
        ? {}
        : { tag: { field: discriminator.propertyName, value } };
    const model = branch.$ref === undefined ? undefined : context.modelName(componentName(branch.$ref));
    const name = value ?? model ?? branch.title ?? typesOf(branch).join(' or ');
    const node = context.field({
      name: name === '' ? 'form' : name,
      schema: branch,
      required: false,
      parent: at.anchor,
      depth: at.depth + 1,
    });
    return { name: name === '' ? node.type : name, ...tag, node };
  });
}

/** `string | Address`, or their number where that is long. */
export function typeOfVariants(variants: readonly Variant[]): string {
  const type = [...new Set(variants.map(({ node }) => node.type))].join(' | ');
  return type.length > 60 ? `one of ${variants.length} forms` : type;
}
