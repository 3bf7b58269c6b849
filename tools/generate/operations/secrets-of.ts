import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { type SecretModels, secretModels, secretParts } from './secret-models.ts';

/** An operation with more secrets than this names the fields alone, wherever they stand. */
const MOST_PATHS = 100;

/** Names of the parameters whose schema is marked as secret. */
export function secretParametersOf(
  document: OpenApi,
  { parameters, pointers }: Operation,
): string[] | undefined {
  const models = secretModels(document);
  const isSecret = (schema: Schema | undefined): boolean =>
    schema?.['x-secret'] === true ||
    (schema?.$ref !== undefined && isSecret(models.get(schema.$ref)?.schema));
  const names = parameters.flatMap(({ name, schema, content }, at) => {
    if (isSecret(schema)) return [name];
    const [inside] = secretPaths(models, [schema, ...Object.values(content ?? {}).map((one) => one.schema)]);
    if (inside === undefined) return [];
    const where = inside === '' ? '' : `, in \`${inside}\``;
    throw new UnsupportedShape(
      `The parameter \`${name}\` has \`x-secret\` inside its schema${where}, where the client would not mask it. Mark the whole parameter, at the root of its \`schema\`; one that has \`content\` cannot be secret.`,
      pointers.parameters[at] ?? '',
    );
  });
  return names.length === 0 ? undefined : names;
}

/**
 * Dotted paths of the secret fields of an operation's bodies; `*` stands for the items of a list. Below a model that leads
 * back to itself they have no end: `**.pin` is a field of that name at any depth.
 */
export function secretsOf(document: OpenApi, { requestBody, responses }: Operation): string[] | undefined {
  const bodies = [requestBody, ...Object.values(responses)];
  const found = secretPaths(
    secretModels(document),
    bodies.flatMap((body) => Object.values(body?.content ?? {}).map(({ schema }) => schema)),
  );
  return found.length === 0 ? undefined : found;
}

function secretPaths(models: SecretModels, schemas: readonly (Schema | undefined)[]): string[] {
  const found = new Set<string>();
  for (const schema of schemas) {
    if (schema !== undefined && found.size <= MOST_PATHS) walk(schema, []);
  }
  if (found.size <= MOST_PATHS) return [...found].sort();
  const names = schemas.flatMap((schema) => (schema === undefined ? [] : [...secretNames(models, schema)]));
  return [...new Set(names.map((name) => `**.${name}`))].sort();

  function walk(schema: Schema, above: readonly string[]): void {
    for (const { path, ref } of secretParts(schema)) {
      const here = [...above, ...path];
      const model = ref === undefined ? undefined : models.get(ref);
      if (found.size > MOST_PATHS) return;
      if (ref === undefined) found.add(here.join('.'));
      else if (model?.leadsBack) {
        if (model.isSecret) found.add(here.join('.'));
        for (const name of secretNames(models, model.schema)) found.add([...here, '**', name].join('.'));
      } else if (model !== undefined) walk(model.schema, here);
    }
  }
}

/** The names of all secret fields that a schema leads to, each model looked at once for each field that it is in. */
function secretNames(models: SecretModels, root: Schema): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (schema: Schema, field: string | undefined): void => {
    for (const { path, ref } of secretParts(schema)) {
      const name = path.findLast((step) => step !== '*') ?? field;
      if (ref === undefined) {
        if (name !== undefined) names.add(name);
        continue;
      }
      const model = models.get(ref);
      const state = `${ref} ${name}`;
      if (model === undefined || seen.has(state)) continue;
      seen.add(state);
      look(model.schema, name);
    }
  };
  look(root, undefined);
  return names;
}
