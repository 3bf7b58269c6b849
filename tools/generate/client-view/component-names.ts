import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { parameterSchema } from '../../shared/openapi.ts';
import { isBinary } from '../../shared/schema-shape.ts';
import { componentName } from '../naming/component-name.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { childSchemas } from './child-schemas.ts';

/** Which components stand in the view for answers, and under which name they do for requests. */
export function componentNames(document: OpenApi, all: readonly Operation[], refused: UnsupportedShape[]) {
  const schemas = document.components?.schemas ?? {};
  const inRequests = new Set<string>();
  const inAnswers = new Set<string>();
  for (const operation of all) {
    for (const parameter of operation.parameters) collect(parameterSchema(parameter), schemas, inRequests);
    for (const media of Object.values(operation.requestBody?.content ?? {}))
      collect(media.schema, schemas, inRequests);
    for (const response of Object.values(operation.responses)) {
      for (const media of Object.values(response.content ?? {})) collect(media.schema, schemas, inAnswers);
    }
  }
  const strict = new Map<string, string>();
  const loose = new Set<string>();
  for (const name of Object.keys(schemas)) {
    const both = inRequests.has(name) && inAnswers.has(name);
    if (inRequests.has(name))
      strict.set(name, both && hasTwoTypes(name, schemas, []) ? `${name}Input` : name);
    if (!inRequests.has(name) || (both && strict.get(name) !== name)) loose.add(name);
  }
  for (const [name, input] of strict) {
    if (input === name || schemas[input] === undefined) continue;
    refused.push(
      new UnsupportedShape(
        `A model named \`${input}\` exists, while the strict form of \`${name}\` needs that name. Rename one of them.`,
        childPointer('', 'components', 'schemas', input),
      ),
    );
  }
  return { strict, loose };
}

/**
 * Whether the type of a component in answers differs from that in requests. Limits make no type; bytes are given as any of
 * several things, and come as a stream. One that leads back to
 * itself counts, too: it cannot be written out where it is referred to.
 */
function hasTwoTypes(
  name: string,
  schemas: Readonly<Record<string, Schema>>,
  path: readonly string[],
): boolean {
  if (path.includes(name)) return true;
  const differs = (schema: Schema): boolean =>
    (schema.$ref !== undefined && hasTwoTypes(componentName(schema.$ref), schemas, [...path, name])) ||
    schema.enum !== undefined ||
    schema.const !== undefined ||
    schema.properties !== undefined ||
    schema.discriminator !== undefined ||
    isBinary(schema) ||
    childSchemas(schema).some(differs);
  const schema = schemas[name];
  return schema !== undefined && differs(schema);
}

function collect(
  schema: Schema | undefined,
  schemas: Readonly<Record<string, Schema>>,
  into: Set<string>,
): void {
  if (schema === undefined) return;
  if (schema.$ref !== undefined) {
    const name = componentName(schema.$ref);
    if (into.has(name)) return;
    into.add(name);
    collect(schemas[name], schemas, into);
  }
  for (const child of childSchemas(schema)) collect(child, schemas, into);
}
