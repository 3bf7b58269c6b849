import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { Rules } from '../hey-api/annotations.ts';
import { componentName } from '../naming/component-name.ts';
import { refuseFieldName } from '../naming/refuse-field-name.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import type { SchemaViewer, ViewNode } from './schema-context.ts';

/** The tag of a union, and the component of each of its values. */
export function tagOf(schema: Schema, viewer: SchemaViewer, pointer: string): Rules['tag'] {
  if (schema.discriminator === undefined) return undefined;
  const { propertyName, mapping } = schema.discriminator;
  if (mapping === undefined) {
    throw new UnsupportedShape(
      `The union's discriminator needs a \`mapping\` from each value of \`${propertyName}\` to its variant.`,
      childPointer(pointer, 'discriminator'),
    );
  }
  for (const value of Object.keys(mapping)) {
    refuseFieldName(value, childPointer(pointer, 'discriminator', 'mapping', value), true);
  }
  return {
    field: propertyName,
    variants: Object.fromEntries(
      Object.entries(mapping).map(([value, ref]) => [value, viewer.nameOf(componentName(ref))]),
    ),
  };
}

/**
 * What stands for variants yet to come: their tag, and the fields that all known variants have in common,
 * so that `content.id` needs no look at the tag.
 */
export function unknownVariant(
  branches: readonly Schema[],
  tag: string,
  viewer: SchemaViewer,
  pointer: string,
): ViewNode {
  const variants = branches.map((branch) =>
    branch.$ref === undefined ? branch : viewer.resolve(branch.$ref),
  );
  const [first, ...others] = variants;
  const shared = Object.entries(first?.properties ?? {}).filter(
    ([name, schema]) =>
      name !== tag && others.every(({ properties = {} }) => sameShape(properties[name], schema)),
  );
  return {
    type: 'object',
    required: shared
      .map(([name]) => name)
      .filter((name) => variants.every(({ required }) => required?.includes(name))),
    properties: Object.fromEntries(shared.map(([name, schema]) => [name, viewer.view(schema, pointer)])),
    'x-q': { loose: true, unknownVariant: tag },
  };
}

function sameShape(a: Schema | undefined, b: Schema): boolean {
  const shape = (schema: Schema | undefined) =>
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' || key === 'examples' ? undefined : value,
    );
  return shape(a) === shape(b);
}
