import { childPointer } from '../../shared/json-pointer.ts';
import type { Schema } from '../../shared/openapi.ts';
import { typesOf } from '../../shared/schema-shape.ts';
import type { Rules } from '../hey-api/annotations.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import type { SchemaContext, ViewNode } from './schema-context.ts';
import { directionRules, viewNode } from './schema-node.ts';

/**
 * The values of an enum, kind by kind: hey-api loses a null among them, and merges an enum into a union around it.
 * In an answer the set is open, since the vendor may add values.
 */
export function enumView(schema: Schema, context: SchemaContext, pointer: string): ViewNode {
  const types = typesOf(schema);
  const values = schema.enum ?? [];
  if (values.some((value) => typeof value === 'object' && value !== null)) {
    throw new UnsupportedShape(
      'The values of an enum are strings, numbers, booleans or null. Describe an object by its fields.',
      childPointer(pointer, 'enum'),
    );
  }
  const isWhole = types.includes('integer') && !types.includes('number');
  const forms: { structure: ViewNode; rules: Rules }[] = [];
  for (const type of ['string', 'number'] as const) {
    const kind = values.filter((value): value is string | number => typeof value === type);
    if (kind.length > 0) {
      const open: Rules = {
        known: kind,
        ...(type === 'number' && isWhole ? { amount: { integer: true } } : {}),
      };
      forms.push({ structure: { type }, rules: context.loose ? open : { allowed: kind } });
    }
  }
  const truths = values.filter((value) => typeof value === 'boolean');
  if (truths.length > 0) {
    const fixed = context.loose || truths.length > 1 ? {} : { const: truths[0] };
    forms.push({ structure: { type: 'boolean', ...fixed }, rules: {} });
  }
  if (values.includes(null) && (types.length === 0 || types.includes('null'))) {
    forms.push({ structure: { type: 'null' }, rules: {} });
  }
  const [only] = forms;
  if (forms.length === 1 && only !== undefined) {
    return viewNode(schema, only.structure, { ...directionRules(context), ...only.rules });
  }
  const anyOf = forms.map(({ structure, rules }) => ({
    ...structure,
    'x-q': { ...directionRules(context), ...rules },
  }));
  return viewNode(schema, { anyOf }, directionRules(context));
}

/** A `const`: an enum of one, or the tag of a variant. */
export function constView(schema: Schema, context: SchemaContext, pointer: string, tag: boolean): ViewNode {
  // An answer's constant is an enum of one: the vendor may add a second. The tag of a variant is what the variant is.
  if (typeof schema.const !== 'string' || (context.loose && !tag)) {
    return enumView({ ...schema, enum: [schema.const] }, context, pointer);
  }
  return viewNode(schema, { type: 'string', const: schema.const }, directionRules(context));
}
