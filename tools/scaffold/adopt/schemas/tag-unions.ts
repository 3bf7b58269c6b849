import { walkSpec } from '../../../lint/walk-spec.ts';
import { type OpenApi, resolve, type Schema } from '../../../shared/openapi.ts';
import { asNode, type Draft, type Node, nameOfPlace } from '../finding.ts';

const prefix = '#/components/schemas/';

/**
 * Writes unions with a discriminator as specs/README.md, rule 9, wants them: a whole mapping, and in each variant the
 * tag as a required constant. Where that cannot be, the discriminator goes and the union stays.
 */
export function tagUnions({ document, findings }: Draft): void {
  for (const { kind, pointer, value } of walkSpec(document)) {
    const node = value as Node;
    if (kind !== 'schema' || node.discriminator === undefined) continue;
    const reason = tagUnion(document, node);
    if (reason === undefined) continue;
    delete node.discriminator;
    findings.push({
      where: nameOfPlace(document, pointer),
      shape: '`discriminator`',
      advice: `left out: ${reason}`,
    });
  }
}

/** Writes the union as it should be, or tells why that cannot be. */
function tagUnion(document: OpenApi, node: Node): string | undefined {
  if (node.oneOf === undefined && node.anyOf !== undefined) {
    // Tags exclude each other, so one of them is exactly one.
    node.oneOf = node.anyOf;
    delete node.anyOf;
  }
  const refs = (Array.isArray(node.oneOf) ? (node.oneOf as Schema[]) : []).map(({ $ref }) => $ref);
  if (refs.length === 0)
    return 'it stands on a base model; write a `oneOf` of the variants where one is meant';
  if (refs.includes(undefined)) return 'a variant is written in place; give each one a name';
  const { propertyName, mapping: given } = asNode(node.discriminator);
  const field = String(propertyName);
  const mapping = fullMapping(asNode(given), refs as string[]);
  if (new Set(mapping.values()).size < mapping.size)
    return 'two tags lead to one variant; write a variant for each';
  for (const [tag, ref] of mapping) {
    const variant = asNode(resolve<Schema>(document, { $ref: ref }));
    const reason = variantProblem(document, variant, field, tag);
    if (reason !== undefined) return `\`${ref.slice(prefix.length)}\` ${reason}`;
  }
  for (const [tag, ref] of mapping)
    setTag(document, asNode(resolve<Schema>(document, { $ref: ref })), field, tag);
  node.discriminator = { propertyName: field, mapping: Object.fromEntries(mapping) };
  return undefined;
}

/** Tags to references; a variant that is not mapped goes by its name, as OpenAPI has it. */
function fullMapping(given: Node, refs: readonly string[]): Map<string, string> {
  const mapping = new Map<string, string>();
  for (const [tag, target] of Object.entries(given)) {
    const ref = String(target).startsWith('#') ? String(target) : prefix + String(target);
    if (refs.includes(ref)) mapping.set(tag, ref);
  }
  const mapped = new Set(mapping.values());
  for (const ref of refs) if (!mapped.has(ref)) mapping.set(ref.slice(prefix.length), ref);
  return mapping;
}

function variantProblem(document: OpenApi, variant: Node, field: string, tag: string): string | undefined {
  if (variant.allOf !== undefined || variant.oneOf !== undefined) return 'is no flat object; write it as one';
  const property = asNode(variant.properties)[field];
  if (property === undefined) return `has no field \`${field}\`; describe it`;
  const schema = resolve<Schema>(document, asNode(property) as Schema);
  const allowed = 'const' in schema ? [schema.const] : schema.enum;
  if (allowed !== undefined && !allowed.includes(tag))
    return `has another value for \`${field}\` than \`${tag}\``;
  return undefined;
}

function setTag(document: OpenApi, variant: Node, field: string, tag: string): void {
  const properties = asNode(variant.properties);
  const { description } = resolve<Schema>(document, asNode(properties[field]) as Schema);
  properties[field] = { type: 'string', ...(description === undefined ? {} : { description }), const: tag };
  const required = Array.isArray(variant.required) ? (variant.required as string[]) : [];
  if (!required.includes(field)) variant.required = [field, ...required];
}
