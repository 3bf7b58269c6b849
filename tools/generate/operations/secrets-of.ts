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
    const [inside] = secretPaths(models, pointers.parameters[at] ?? '', [
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

/**
 * Dotted paths of the secret fields of an operation's bodies; `*` stands for the items of a list. Below a model that leads
 * back to itself they have no end: `**.pin` is a field of that name at any depth.
 */
export function secretsOf(
  document: OpenApi,
  { requestBody, responses, pointer }: Operation,
): string[] | undefined {
  const bodies = [requestBody, ...Object.values(responses)];
  const found = secretPaths(
    secretModels(document),
    pointer,
    bodies.flatMap((body) => Object.values(body?.content ?? {}).map(({ schema }) => schema)),
  );
  return found.length === 0 ? undefined : found;
}

function secretPaths(
  models: SecretModels,
  pointer: string,
  schemas: readonly (Schema | undefined)[],
): string[] {
  const found = new Set<string>();
  const walked = new Set<string>();
  for (const schema of schemas) {
    if (schema !== undefined && found.size <= MOST_PATHS) walk(schema, []);
  }
  if (found.size <= MOST_PATHS) return [...found].sort();
  const names = schemas.flatMap((schema) => (schema === undefined ? [] : [...secretNames(models, schema)]));
  // What has no name is secret as a whole.
  return [...new Set(names.map((name) => (name === '' ? name : pathOf(['**', name]))))].sort();

  function pathOf(steps: readonly string[]): string {
    const odd = steps.find((step) => step.includes('.'));
    if (odd === undefined) return steps.join('.');
    throw new UnsupportedShape(
      `The secret field \`${odd.replace(/^(\*+)\.$/, '$1')}\` could not be found by its name to be masked: a dot separates names, \`*\` and \`**\` stand for others. Mark the object that holds it with \`x-secret\`.`,
      pointer,
    );
  }

  function walk(schema: Schema, above: readonly string[]): void {
    for (const { path, ref } of secretParts(schema)) {
      const here = [...above, ...path];
      const model = ref === undefined ? undefined : models.get(ref);
      const state = `${ref} ${here.join(' ')}`;
      if (found.size > MOST_PATHS) return;
      if (ref === undefined) found.add(pathOf(here));
      else if (model !== undefined && !walked.has(state)) {
        walked.add(state);
        if (!model.leadsBack) walk(model.schema, here);
        else {
          if (model.isSecret) found.add(pathOf(here));
          for (const name of secretNames(models, model.schema)) {
            if (name !== '') found.add(pathOf([...here, '**', name]));
          }
        }
      }
    }
  }
}

/** The names of all secret fields that a schema leads to, `''` for what is in none. Each model is looked at once for each field. */
function secretNames(models: SecretModels, root: Schema): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (schema: Schema, field: string): void => {
    for (const { path, ref } of secretParts(schema)) {
      const name = path.findLast((step) => step !== '*') ?? field;
      if (ref === undefined) {
        names.add(name);
        continue;
      }
      const model = models.get(ref);
      const state = `${ref} ${name}`;
      if (model === undefined || seen.has(state)) continue;
      seen.add(state);
      look(model.schema, name);
    }
  };
  look(root, '');
  return names;
}
