import { componentName } from '../../../generate/naming/component-name.ts';
import { flattenAllOf } from '../../../generate/schema-view/flatten-all-of.ts';
import type { Schema } from '../../../shared/openapi.ts';
import { isNullSchema, isRequiredOnly, typesOf } from '../../../shared/schema-shape.ts';

/** A schema of which everything is at hand: no reference, no `allOf`, no `null` is left at its top. */
export interface PlainSchema {
  readonly schema: Schema;
  readonly nullable: boolean;
  /** The models on the way, the outermost first. */
  readonly components: readonly string[];
  /** What the place says, and what its model says, where they differ. */
  readonly descriptions: readonly string[];
}

/** Follows the references of a schema, makes one of its parts, and takes `null` out. What stands at the place wins over its model. */
export function plainSchema(given: Schema, resolve: (component: string) => Schema): PlainSchema {
  const components: string[] = [];
  const descriptions: string[] = [];
  let nullable = false;
  let schema = given;
  // Each turn takes something away; a reference that leads back to itself was refused by the generator.
  for (;;) {
    const { description, ...rest } = schema;
    if (description !== undefined && !descriptions.includes(description.trim()))
      descriptions.push(description.trim());
    if (rest.$ref !== undefined) {
      const { $ref, ...beside } = rest;
      const component = componentName($ref);
      components.push(component);
      schema = { ...resolve(component), ...beside };
      continue;
    }
    if (rest.allOf !== undefined || hasSharedFields(rest)) {
      schema = flattenAllOf(schema, (ref) => resolve(componentName(ref)), '');
      continue;
    }
    const branches = rest.oneOf ?? rest.anyOf;
    const forms = branches?.filter((branch) => !isNullSchema(branch));
    if (branches !== undefined && forms !== undefined && forms.length < branches.length) {
      nullable = true;
      const { oneOf: _, anyOf: __, ...beside } = rest;
      const [only, ...others] = forms;
      schema =
        only !== undefined && others.length === 0
          ? { ...beside, ...only, ...notes(beside) }
          : { ...beside, [rest.oneOf === undefined ? 'anyOf' : 'oneOf']: forms };
      continue;
    }
    const types = typesOf(rest).filter((type) => type !== 'null');
    if (types.length < typesOf(rest).length && types.length > 0) nullable = true;
    const values = rest.enum?.filter((value) => value !== null) ?? [];
    const isOrNull = values.length > 0 && rest.enum?.includes(null) === true;
    return {
      schema: {
        ...rest,
        ...(types.length === 0 ? {} : { type: types.length === 1 ? (types[0] as string) : types }),
        ...(isOrNull ? { enum: values } : {}),
      },
      nullable: nullable || (isOrNull && (types.length === 0 || typesOf(rest).includes('null'))),
      components,
      descriptions,
    };
  }
}

/** The fields that the forms of a union have in common stand beside it. */
function hasSharedFields({ properties, discriminator, oneOf = [], anyOf = [] }: Schema): boolean {
  const branches = [...oneOf, ...anyOf];
  if (properties === undefined || discriminator !== undefined || branches.length === 0) return false;
  return !branches.every(isRequiredOnly);
}

function notes(beside: Schema): Schema {
  return Object.fromEntries(
    Object.entries(beside).filter(
      ([key]) => key.startsWith('x-') || ['default', 'examples', 'deprecated'].includes(key),
    ),
  );
}
