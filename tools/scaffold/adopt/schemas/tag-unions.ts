import { walkSpec } from '../../../lint/walk-spec.ts';
import { type OpenApi, resolve, type Schema } from '../../../shared/openapi.ts';
import { typesOf } from '../../../shared/schema-shape.ts';
import { unique } from '../../names.ts';
import { asNode, type Draft, type Node, nameOfPlace } from '../finding.ts';

const prefix = '#/components/schemas/';

/**
 * Writes unions with a discriminator as specs/README.md, rule 9, wants them: a whole mapping, and in each variant the
 * tag as a required constant. Where that cannot be, the discriminator goes and the union stays.
 */
export function tagUnions(draft: Draft): void {
  const { document, findings } = draft;
  for (const { kind, pointer, value } of walkSpec(document)) {
    const node = value as Node;
    if (kind !== 'schema' || node.discriminator === undefined) continue;
    const where = nameOfPlace(document, pointer);
    const reason = tagUnion(draft, node, where);
    if (reason === undefined) continue;
    delete node.discriminator;
    findings.push({ where, shape: '`discriminator`', advice: `left out: ${reason}` });
  }
}

/** Writes the union as it should be, or tells why that cannot be. */
function tagUnion({ document, findings }: Draft, node: Node, where: string): string | undefined {
  if (node.oneOf === undefined && node.anyOf !== undefined) {
    // Tags exclude each other, so one of them is exactly one.
    node.oneOf = node.anyOf;
    delete node.anyOf;
  }
  const refs = refsOf(node);
  if (refs.length === 0)
    return 'it stands on a base model; write a `oneOf` of the variants where one is meant';
  if (refs.includes(undefined)) return 'a variant is written in place; give each one a name';
  const field = String(asNode(node.discriminator).propertyName);
  const tags = tagsOf(document, node, field);
  if (new Set(tags.map(([, ref]) => ref)).size < tags.length)
    return 'two tags lead to one variant; write a variant for each';
  if (new Set(tags.map(([tag]) => tag)).size < tags.length)
    return 'two variants go by one tag; write a `mapping` that names a tag for each';
  for (const [tag, ref] of tags) {
    const reason = variantProblem(document, ref, field, tag);
    if (reason !== undefined) return `\`${ref.slice(prefix.length)}\` ${reason}`;
  }
  const mapping = new Map<string, string>();
  for (const [tag, ref] of tags) {
    const own = withTag(document, ref, field, where);
    mapping.set(tag, own);
    for (const variant of formsOf(document, own)) setTag(document, variant, field, tag);
    if (own === ref) continue;
    const shape = `variant \`${ref.slice(prefix.length)}\` without the tag \`${field}\``;
    findings.push({ where, shape, advice: `written as \`${own.slice(prefix.length)}\`, which has it` });
  }
  node.oneOf = [...mapping.values()].map(($ref) => ({ $ref }));
  node.discriminator = { propertyName: field, mapping: Object.fromEntries(mapping) };
  return undefined;
}

function refsOf({ oneOf }: Node): (string | undefined)[] {
  return (Array.isArray(oneOf) ? (oneOf as Schema[]) : []).map(({ $ref }) => $ref);
}

function isTagged(schema: Node): boolean {
  return schema.discriminator !== undefined && Array.isArray(schema.oneOf);
}

/**
 * Each tag with the reference to its variant; one that is not mapped goes by its name, as OpenAPI has it. A variant that is
 * a union by the same tag stands for its own variants: it knows their tags.
 */
function tagsOf(
  document: OpenApi,
  node: Node,
  field: string,
  above: readonly Node[] = [],
): [string, string][] {
  const refs = refsOf(node).filter((ref) => ref !== undefined);
  const given = Object.entries(asNode(asNode(node.discriminator).mapping)).flatMap(
    ([tag, target]): [string, string][] => {
      const ref = String(target).startsWith('#') ? String(target) : prefix + String(target);
      return refs.includes(ref) ? [[tag, ref]] : [];
    },
  );
  const named = refs
    .filter((ref) => !given.some(([, one]) => one === ref))
    .map((ref): [string, string] => [ref.slice(prefix.length), ref]);
  const all = [...given, ...named].flatMap(([tag, ref]) => {
    const variant = asNode(resolve<Schema>(document, { $ref: ref }));
    const isSame = isTagged(variant) && asNode(variant.discriminator).propertyName === field;
    return isSame && ![...above, node].includes(variant)
      ? tagsOf(document, variant, field, [...above, node])
      : [[tag, ref] as [string, string]];
  });
  const isFirst = ([tag, ref]: [string, string], index: number) =>
    all.findIndex(([otherTag, other]) => otherTag === tag && other === ref) === index;
  return all.filter(isFirst);
}

/** The flat objects that a variant is: itself, or the variants of the tagged union that it is. */
function formsOf(document: OpenApi, ref: string, above: readonly Node[] = []): Node[] {
  const variant = asNode(resolve<Schema>(document, { $ref: ref }));
  if (!isTagged(variant) || above.includes(variant)) return [variant];
  return refsOf(variant).flatMap((one) =>
    one === undefined ? [] : formsOf(document, one, [...above, variant]),
  );
}

/** A variant without the field that tells it apart carries it all the same: a model of its own has it. */
function withTag(document: OpenApi, ref: string, field: string, union: string): string {
  const variant = asNode(resolve<Schema>(document, { $ref: ref }));
  const lacks = formsOf(document, ref).some((form) => asNode(form.properties)[field] === undefined);
  if (!lacks) return ref;
  const schemas = asNode(document.components?.schemas);
  const owner = /^[A-Z]\w*$/.test(union) ? union : 'Tagged';
  const name = unique(`${owner}${ref.slice(prefix.length)}`, new Set(Object.keys(schemas)));
  const copy = structuredClone(variant);
  schemas[name] = copy;
  if (isTagged(variant)) {
    const { propertyName } = asNode(copy.discriminator);
    const own = tagsOf(document, variant, String(propertyName)).map(
      ([tag, one]) => [tag, withTag(document, one, field, union)] as const,
    );
    for (const [tag, one] of own)
      for (const form of formsOf(document, one)) setTag(document, form, String(propertyName), tag);
    copy.oneOf = own.map(([, $ref]) => ({ $ref }));
    copy.discriminator = { propertyName, mapping: Object.fromEntries(own) };
  } else {
    copy.properties = { [field]: {}, ...asNode(copy.properties) };
  }
  return prefix + name;
}

function variantProblem(document: OpenApi, ref: string, field: string, tag: string): string | undefined {
  for (const variant of formsOf(document, ref)) {
    if (variant.allOf !== undefined || variant.oneOf !== undefined || variant.anyOf !== undefined)
      return 'is no flat object; write it as one';
    const types = typesOf(variant as Schema);
    if (types.length > 0 && !types.includes('object')) return 'is no object, so it holds no tag';
    const schema = resolve<Schema>(document, asNode(asNode(variant.properties)[field]) as Schema);
    const allowed = 'const' in schema ? [schema.const] : schema.enum;
    if (allowed !== undefined && !allowed.includes(tag))
      return `has another value for \`${field}\` than \`${tag}\``;
  }
  return undefined;
}

function setTag(document: OpenApi, variant: Node, field: string, tag: string): void {
  const properties = asNode(variant.properties);
  const { description } = resolve<Schema>(document, asNode(properties[field]) as Schema);
  properties[field] = { type: 'string', ...(description === undefined ? {} : { description }), const: tag };
  const required = Array.isArray(variant.required) ? (variant.required as string[]) : [];
  if (!required.includes(field)) variant.required = [field, ...required];
}
