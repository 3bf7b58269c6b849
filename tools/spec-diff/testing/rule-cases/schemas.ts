import type { Schema } from '../../../shared/openapi.ts';
import { fields } from '../small-api.ts';

/** A text. */
export const text: Schema = { type: 'string' };

/** A whole number. */
export const whole: Schema = { type: 'integer' };

/** A body in JSON. */
export const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });

const shape = (tag: string, name: string): Schema => fields({ [tag]: { type: 'string', const: name } }, tag);

/** Models of two variants, told apart by `kind`. */
export const shapes = { Circle: shape('kind', 'CIRCLE'), Square: shape('kind', 'SQUARE') };

/** The same models, told apart by a field of this name. */
export const twoTags = (tag: string) => ({ Circle: shape(tag, 'CIRCLE'), Square: shape(tag, 'SQUARE') });

/** A reference to a model. */
export const ref = (name: string) => `#/components/schemas/${name}`;

/** A union of models, by the names of its tag and its variants. */
export const union = (tag: string, ...names: string[]): Schema => ({
  oneOf: names.map((name) => ({ $ref: ref(name) })),
  discriminator: {
    propertyName: tag,
    mapping: Object.fromEntries(names.map((name) => [name.toUpperCase(), ref(name)])),
  },
});
