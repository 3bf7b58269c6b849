import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';

/** Names of the parameters whose schema is marked as secret. */
export function secretParametersOf(document: OpenApi, { parameters }: Operation): string[] | undefined {
  const isSecret = (schema: Schema | undefined): boolean =>
    schema?.['x-secret'] === true ||
    (schema?.$ref !== undefined &&
      isSecret(document.components?.schemas?.[schema.$ref.slice('#/components/schemas/'.length)]));
  const names = parameters.filter(({ schema }) => isSecret(schema)).map(({ name }) => name);
  return names.length === 0 ? undefined : names;
}

/** Dotted paths of the secret fields of an operation's bodies; `*` stands for the items of a list. */
export function secretsOf(document: OpenApi, { requestBody, responses }: Operation): string[] | undefined {
  const found = new Set<string>();
  const bodies = [requestBody, ...Object.values(responses)];
  for (const body of bodies) {
    for (const media of Object.values(body?.content ?? {})) {
      if (media.schema !== undefined) visit(media.schema, [], new Set());
    }
  }
  return found.size === 0 ? undefined : [...found].sort();

  function visit(schema: Schema, path: string[], above: Set<string>): void {
    if (schema['x-secret'] === true) found.add(path.join('.'));
    if (schema.$ref !== undefined) {
      if (above.has(schema.$ref)) return;
      const target = document.components?.schemas?.[schema.$ref.slice('#/components/schemas/'.length)];
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
