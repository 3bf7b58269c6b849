import { bodySchemaPointer } from '../../../shared/body-schema.ts';
import { childPointer, pointerSegments } from '../../../shared/json-pointer.ts';
import type { Operation } from '../../../shared/openapi.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** `x-needed` stands where the client can ask for the field, and says what `required` does not say already. */
export const neededFields: Rule = {
  name: 'needed-fields',
  severity: 'error',
  *check(spec): Generator<Finding> {
    const bodies = bodiesOf(spec);
    for (const { schema: field, role, pointer } of spec.schemas) {
      if (role !== 'property' || field['x-needed'] !== true) continue;
      const segments = pointerSegments(pointer);
      const name = segments.at(-1) ?? '';
      const owner = childPointer('', ...segments.slice(0, -2));
      const schema = spec.schemas.find((one) => one.pointer === owner)?.schema;
      const at = `${pointer}/x-needed`;
      if (schema?.required?.includes(name)) {
        yield { pointer: at, message: `\`${name}\` is in \`required\` already. Take \`x-needed\` out.` };
      }
      const operation = bodies.get(owner);
      if (operation === undefined) {
        yield {
          pointer: at,
          message:
            'No operation has this object as its body, so no client asks for the field. Take `x-needed` out, or move the field to the body itself.',
        };
      } else if (operation.requestBody?.required !== true) {
        yield {
          pointer: at,
          message: `The body of \`${operation.id}\` may be left out, and this field with it. Make the body \`required\`.`,
        };
      }
    }
  },
};

/** The operations by the schema of their body, where it is written. */
function bodiesOf({ operations, schemas }: Spec): ReadonlyMap<string, Operation> {
  const bodies = new Map<string, Operation>();
  for (const operation of operations) {
    const pointer = bodySchemaPointer(operation, 'request');
    if (pointer === undefined) continue;
    const $ref = schemas.find((one) => one.pointer === pointer)?.schema.$ref;
    bodies.set($ref === undefined ? pointer : $ref.slice(1), operation);
  }
  return bodies;
}
