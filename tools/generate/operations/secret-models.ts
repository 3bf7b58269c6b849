import type { OpenApi, Schema } from '../../shared/openapi.ts';

/** A secret within a schema, or a reference to a model, and where. */
export interface SecretPart {
  /** Names of fields; `*` stands for the items of a list or the fields of a map. */
  readonly path: readonly string[];
  /** Absent for a secret. */
  readonly ref?: string;
}

/** A model that has a secret in it, or leads to one. */
export interface SecretModel {
  readonly schema: Schema;
  /** It is a secret itself, its items are, or what it refers to is. */
  readonly isSecret: boolean;
  /** Its references lead back to it. */
  readonly leadsBack: boolean;
}

/** The models that have secrets or lead to them, by reference. */
export type SecretModels = ReadonlyMap<string, SecretModel>;

const known = new WeakMap<OpenApi, SecretModels>();

/** The models of a document that have secrets or lead to them. Each model is read once, however they refer to one another. */
export function secretModels(document: OpenApi): SecretModels {
  const models = known.get(document) ?? readModels(document);
  known.set(document, models);
  return models;
}

/** The secrets and references of a schema, without what stands behind the references. */
export function secretParts(schema: Schema, path: readonly string[] = []): SecretPart[] {
  const { properties = {}, items, additionalProperties, oneOf = [], anyOf = [], allOf = [] } = schema;
  return [
    ...(schema['x-secret'] === true ? [{ path }] : []),
    ...(schema.$ref === undefined ? [] : [{ path, ref: schema.$ref }]),
    ...Object.entries(properties).flatMap(([name, property]) =>
      secretParts(property, [...path, stepOf(name)]),
    ),
    ...[items, additionalProperties].flatMap((all) =>
      typeof all === 'object' ? secretParts(all, [...path, '*']) : [],
    ),
    ...[...oneOf, ...anyOf, ...allOf].flatMap((branch) => secretParts(branch, path)),
  ];
}

/** A field in a path. A dot separates the steps of paths, so a field with one, or called as what stands for others, has no path. */
function stepOf(name: string): string {
  return name === '*' || name === '**' ? `${name}.` : name;
}

function readModels({ components }: OpenApi): SecretModels {
  const parts = new Map<string, readonly SecretPart[]>();
  const schemas = new Map<string, Schema>();
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    const ref = `#/components/schemas/${name}`;
    schemas.set(ref, schema);
    parts.set(ref, secretParts(schema));
  }
  const referrers = new Map<string, string[]>();
  for (const [ref, own] of parts) {
    for (const { ref: to } of own)
      if (to !== undefined) referrers.set(to, [...(referrers.get(to) ?? []), ref]);
  }
  // Backwards from the secrets, so that models without one are not walked through again.
  const holders = new Set(
    [...parts].filter(([, own]) => own.some(({ ref }) => ref === undefined)).map(([ref]) => ref),
  );
  for (const ref of holders) for (const referrer of referrers.get(ref) ?? []) holders.add(referrer);
  // A list of secrets is one as a whole, and so is a model that is another name of a secret.
  const secrets = new Set<string>();
  const isWhole = ({ path, ref }: SecretPart) =>
    path.every((step) => step === '*') && (ref === undefined || secrets.has(ref));
  let known = -1;
  while (known < secrets.size) {
    known = secrets.size;
    for (const ref of holders) if (parts.get(ref)?.some(isWhole)) secrets.add(ref);
  }
  const below = (ref: string): readonly string[] =>
    (parts.get(ref) ?? []).flatMap(({ ref: to }) => (to !== undefined && holders.has(to) ? [to] : []));
  return new Map(
    [...holders].map((ref) => [
      ref,
      {
        schema: schemas.get(ref) ?? {},
        isSecret: secrets.has(ref),
        leadsBack: leadsTo(ref, below),
      },
    ]),
  );
}

function leadsTo(target: string, below: (ref: string) => readonly string[]): boolean {
  const reached = new Set(below(target));
  for (const ref of reached) for (const next of below(ref)) reached.add(next);
  return reached.has(target);
}
