import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/** Names of the parameters whose schema is marked as secret. */
export function secretParametersOf(
  document: OpenApi,
  { parameters, pointers }: Operation,
): string[] | undefined {
  const isSecret = (schema: Schema | undefined): boolean =>
    schema?.['x-secret'] === true || (schema?.$ref !== undefined && isSecret(modelOf(document, schema.$ref)));
  const names = parameters.flatMap(({ name, schema, content }, at) => {
    if (isSecret(schema)) return [name];
    const [inside] = secretPaths(document, [
      schema,
      ...Object.values(content ?? {}).map((one) => one.schema),
    ]);
    if (inside === undefined) return [];
    const where = inside === '' ? '' : `, in \`${inside}\``;
    throw new UnsupportedShape(
      `The parameter \`${name}\` has \`x-secret\` inside its schema${where}, where the client would not mask it. Mark the whole parameter, at the root of its \`schema\`; one that has \`content\` cannot be secret.`,
      pointers.parameters[at] ?? '',
    );
  });
  return names.length === 0 ? undefined : names;
}

/** Dotted paths of the secret fields of an operation's bodies; `*` stands for the items of a list. */
export function secretsOf(document: OpenApi, { requestBody, responses }: Operation): string[] | undefined {
  const bodies = [requestBody, ...Object.values(responses)];
  const found = secretPaths(
    document,
    bodies.flatMap((body) => Object.values(body?.content ?? {}).map(({ schema }) => schema)),
  );
  return found.length === 0 ? undefined : found;
}

function secretPaths(document: OpenApi, schemas: readonly (Schema | undefined)[]): string[] {
  const found = new Set<string>();
  for (const schema of schemas) {
    if (schema !== undefined) visit(schema, [], new Set());
  }
  return [...found].sort();

  function visit(schema: Schema, path: string[], above: Set<string>): void {
    if (schema['x-secret'] === true) found.add(path.join('.'));
    if (schema.$ref !== undefined) {
      if (above.has(schema.$ref)) return;
      const target = modelOf(document, schema.$ref);
      if (target !== undefined) visit(target, path, new Set(above).add(schema.$ref));
    }
    for (const [name, property] of Object.entries(schema.properties ?? {}))
      visit(property, [...path, name], above);
    if (schema.items !== undefined) visit(schema.items, [...path, '*'], above);
    if (typeof schema.additionalProperties === 'object')
      visit(schema.additionalProperties, [...path, '*'], above);
    for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
      visit(branch, path, above);
  }
}

function modelOf(document: OpenApi, ref: string): Schema | undefined {
  return document.components?.schemas?.[ref.slice('#/components/schemas/'.length)];
}
