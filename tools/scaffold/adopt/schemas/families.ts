import { type OpenApi, resolve, type Schema } from '../../../shared/openapi.ts';
import { asNode, type Node } from '../finding.ts';

const prefix = '#/components/schemas/';

/** A model that others inherit from. */
export interface Base {
  /** The field that tells its heirs apart. */
  readonly field: string;
  /** Each model that a value may be, with its tags: heirs, heirs of such that go by the same field, perhaps the base itself. */
  readonly variants: ReadonlyMap<string, readonly string[]>;
  /** The base lists its tags, and it cannot be told which of them belongs to which model. */
  readonly isUntold: boolean;
}

interface Models {
  readonly document: OpenApi;
  readonly schemas: Readonly<Record<string, Node>>;
  /** By base, with or without a discriminator: the models that refer to it in their `allOf`. */
  readonly heirs: ReadonlyMap<string, readonly string[]>;
  /** The field that tells the heirs of a base apart. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The bases of a document: models with a `discriminator` and heirs, and heirs of such that have heirs themselves. */
export function families(document: OpenApi): ReadonlyMap<string, Base> {
  const schemas = asNode(document.components?.schemas) as Record<string, Node>;
  const heirs = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    if (isReference(schema, true)) continue;
    for (const { $ref } of partsOf(schema)) {
      const base = typeof $ref === 'string' ? $ref.slice(prefix.length) : undefined;
      if (base !== undefined && base !== name) heirs.set(base, [...(heirs.get(base) ?? []), name]);
    }
  }
  const models: Models = { document, schemas, heirs, fields: fieldsOf(schemas, heirs) };
  return new Map([...models.fields].map(([name, field]) => [name, { field, ...variantsOf(models, name) }]));
}

/** A model with a `discriminator`, and without forms of its own. */
export function isBase(schema: Node | undefined): boolean {
  return schema?.discriminator !== undefined && !isUnion(schema);
}

/** The schemas that an `allOf` is of. */
export function partsOf(schema: Node | undefined): Node[] {
  return Array.isArray(schema?.allOf) ? (schema.allOf as Node[]) : [];
}

/**
 * An `allOf` of one reference and of notes on it is how OpenAPI 3.0 describes a reference. As a model of its own it is an
 * heir without further fields, but for one that adds null.
 */
export function isReference(schema: Node, isModel: boolean): boolean {
  const { allOf: _, ...beside } = schema;
  const rest = partsOf(schema).filter(({ $ref }) => $ref === undefined);
  const isNote = (part: Node) => Object.keys(part).every((key) => notes.includes(key));
  const isSingle = partsOf(schema).length === rest.length + 1 && [beside, ...rest].every(isNote);
  return isSingle && (!isModel || schema.nullable === true);
}

const notes = [
  ...['description', 'title', 'deprecated', 'default', 'example', 'examples', 'nullable', 'type'],
  ...['readOnly', 'writeOnly', 'externalDocs', 'xml'],
];

/** The value that a model itself says of its tag. */
function ownTag(models: Models, name: string, field: string): string | undefined {
  const [value, ...others] = valuesOf(models, name, field);
  return typeof value === 'string' && others.every((other) => other === value) ? value : undefined;
}

/** The values that a model lists for a field. */
function valuesOf({ document, schemas }: Models, name: string, field: string): readonly unknown[] {
  const own = [schemas[name], ...partsOf(schemas[name])].flatMap(
    (part) => asNode(asNode(part).properties)[field] ?? [],
  );
  return own.flatMap((property) => {
    const { const: only, enum: list } = resolve<Schema>(document, property as Schema);
    return only === undefined ? (list ?? []) : [only];
  });
}

function isUnion({ oneOf, anyOf }: Node): boolean {
  return oneOf !== undefined || anyOf !== undefined;
}

function fieldsOf(schemas: Models['schemas'], heirs: Models['heirs']): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) {
    if (isBase(schema) && heirs.has(name))
      fields.set(name, String(asNode(schema.discriminator).propertyName));
  }
  // A map's iteration comes to what is added to it meanwhile.
  for (const [name, field] of fields) {
    for (const heir of heirs.get(name) ?? []) {
      const isBetween = heirs.has(heir) && !fields.has(heir) && !isUnion(schemas[heir] ?? {});
      if (isBetween) fields.set(heir, field);
    }
  }
  return fields;
}

function variantsOf(models: Models, name: string): Omit<Base, 'field'> {
  const { heirs, fields, schemas } = models;
  const field = fields.get(name) ?? '';
  const kin = kinOf(models, name);
  const mapped = kin.flatMap((base) => mappingOf(schemas[base]));
  const tagsOf = (model: string): string[] => [
    ...new Set(mapped.flatMap(([tag, one]) => (one === model ? [tag] : []))),
  ];
  const isValue = (model: string): boolean => {
    if (!kin.includes(model) || tagsOf(model).length > 0) return true;
    // As with classes: what begins a family is no value, nor is what a mapping passes over.
    const isFirst = !kin.some((base) => heirs.get(base)?.includes(model));
    return !isFirst && (mapped.length === 0 || ownTag(models, model, field) !== undefined);
  };
  const below = new Set([name]);
  for (const model of below) {
    for (const heir of kin.includes(model) ? (heirs.get(model) ?? []) : []) below.add(heir);
  }
  // A mapping may name a model that does not inherit.
  for (const [, model] of mappingOf(schemas[name])) if (!kin.includes(model)) below.add(model);
  const listed = [...new Set(kin.flatMap((base) => valuesOf(models, base, field)))].filter(
    (value) => typeof value === 'string',
  );
  const said = [...below]
    .filter((model) => model in schemas && isValue(model))
    .map((model): [string, readonly string[]] => {
      const tags = tagsOf(model);
      const own = ownTag(models, model, field);
      if (tags.length > 0 || own !== undefined) return [model, tags.length > 0 ? tags : [own as string]];
      // OpenAPI takes the name of a model for its tag; where the base lists tags, it is one of them.
      const alike = listed.filter((value) => plain(value) === plain(model));
      return [model, listed.length === 0 ? [model] : alike.length === 1 ? alike : []];
    });
  const variants = new Map(said);
  const left = listed.filter((value) => ![...variants.values()].some((tags) => tags.includes(value)));
  const isUntold = said.some(([model, tags]) => tags.length === 0 && model !== name);
  // Tags that no heir has are those of the base itself.
  if (left.length > 0 && !isUntold && mapped.length === 0)
    variants.set(name, [...(variants.get(name) ?? []), ...left]);
  if (isUntold) variants.set(name, []);
  return { variants, isUntold };
}

/** A name without case and separators. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** A base, and those of its bases and heirs that go by the same field. */
function kinOf({ heirs, fields }: Models, name: string): string[] {
  const kin = new Set([name]);
  for (const one of kin) {
    for (const [base, field] of fields) {
      const isNext = heirs.get(one)?.includes(base) || heirs.get(base)?.includes(one);
      if (isNext && field === fields.get(name)) kin.add(base);
    }
  }
  return [...kin];
}

/** The tags of a discriminator and their models, which it names or refers to. */
function mappingOf(schema: Node | undefined): [string, string][] {
  const mapping = asNode(asNode(schema?.discriminator).mapping);
  return Object.entries(mapping).map(([tag, target]) => {
    const text = String(target);
    return [tag, text.startsWith(prefix) ? text.slice(prefix.length) : text];
  });
}
