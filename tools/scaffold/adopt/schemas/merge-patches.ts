import { walkSpec } from '../../../lint/walk-spec.ts';
import { type OpenApi, operations, type Schema } from '../../../shared/openapi.ts';
import { shapeOf } from '../../../shared/value-shape.ts';
import { unique } from '../../names.ts';
import { refsBelow } from '../document/refs-below.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const prefix = '#/components/schemas/';

type Patch = (schema: Node) => Node;

/**
 * In a merge patch (RFC 7396) `null` takes a field out, whatever the schema says of the field: documents describe the
 * resource. So each field that is not required, and each value of a map, may be null too, in models of such bodies' own.
 */
export function mergePatches({ document, findings }: Draft): void {
  const schemas = asNode(document.components?.schemas) as Record<string, Node>;
  const bodies = [...operations(document)].flatMap(({ requestBody }) =>
    Object.entries(requestBody?.content ?? {}).filter(([type]) =>
      /^application\/merge-patch\+json\b/i.test(type),
    ),
  );
  const copies = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  const patchOf: Patch = (schema) => {
    const { $ref } = schema;
    if (typeof $ref !== 'string' || !$ref.startsWith(prefix)) return inPatch(schema, patchOf);
    // A text has no fields, and a list is replaced as a whole.
    if (shapeOf(document, { $ref }) !== 'object') return schema;
    const known = copies.get($ref);
    if (known !== undefined) return { ...schema, $ref: known };
    const name = $ref.slice(prefix.length);
    const copy = unique(`${name.replace(/(Merge)?Patch(Update)?$/, '')}Patch`, taken);
    copies.set($ref, prefix + copy);
    schemas[copy] = inPatch(structuredClone(schemas[name] ?? {}), patchOf);
    return { ...schema, $ref: prefix + copy };
  };
  for (const [, media] of bodies) {
    if (media.schema !== undefined) (media as { schema: Node }).schema = patchOf(media.schema as Node);
  }
  const own = takeBack(document, copies);
  for (const [from, to] of copies) {
    const advice = own.has(from)
      ? 'its fields may be null: that takes them out'
      : `written for such bodies as \`${to.slice(prefix.length)}\`, whose fields may be null: that takes them out`;
    findings.push({ where: from.slice(prefix.length), shape: '`application/merge-patch+json`', advice });
  }
}

/** A schema as a patch has it. What stands in a list is not patched: the list is replaced as a whole. */
function inPatch(schema: Node, patchOf: Patch): Node {
  const { required = [] } = schema as Schema;
  if (schema.discriminator !== undefined) keepTags(schema, patchOf);
  for (const key of ['oneOf', 'anyOf', 'allOf']) {
    if (Array.isArray(schema[key])) schema[key] = (schema[key] as Node[]).map(patchOf);
  }
  if (schema.properties !== undefined) {
    const fields = Object.entries(schema.properties as Record<string, Node>).map(([name, property]) => {
      const patched = patchOf(property);
      return [name, required.includes(name) ? patched : orNull(patched)];
    });
    schema.properties = Object.fromEntries(fields);
  }
  for (const key of ['additionalProperties', 'unevaluatedProperties']) {
    const values = schema[key];
    if (typeof values === 'object' && values !== null) schema[key] = orNull(patchOf(values as Node));
  }
  return schema;
}

/** Names each form's tag before the form gets another name, for it may go by that. */
function keepTags(schema: Node, patchOf: Patch): void {
  const discriminator = asNode(schema.discriminator);
  const given = Object.entries(asNode(discriminator.mapping));
  const forms = ((schema.oneOf ?? schema.anyOf ?? []) as Node[]).flatMap(({ $ref }) =>
    typeof $ref === 'string' ? [$ref] : [],
  );
  const mapping = forms.flatMap(($ref) => {
    const name = $ref.slice(prefix.length);
    const tags = given.flatMap(([tag, target]) => (target === $ref || target === name ? [tag] : []));
    return (tags.length > 0 ? tags : [name]).map((tag) => [tag, patchOf({ $ref }).$ref]);
  });
  schema.discriminator = { ...discriminator, mapping: Object.fromEntries(mapping) };
}

function orNull(schema: Node): Node {
  const { $ref, ...beside } = schema;
  if ($ref !== undefined) return { ...beside, allOf: [{ $ref }], nullable: true };
  if (mayBeNull(schema)) return schema;
  if (schema.const !== undefined) {
    const { const: only, ...rest } = schema;
    return orNull({ ...rest, enum: [only] });
  }
  if (!Array.isArray(schema.type)) return { ...schema, nullable: true };
  const values = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
  return { ...schema, type: [...(schema.type as unknown[]), 'null'], ...values };
}

function mayBeNull(schema: Node): boolean {
  const { type, enum: values, oneOf, anyOf } = schema as Schema;
  const saysNothing = [type, values, oneOf, anyOf, schema.allOf, schema.properties].every(
    (one) => one === undefined,
  );
  return (
    [type, values].flat().some((one) => one === 'null' || one === null) ||
    [...(oneOf ?? []), ...(anyOf ?? [])].some((form) => form.type === 'null') ||
    saysNothing
  );
}

/** Has the patch of a model take its place where nothing else refers to the model. Returns the references of such. */
function takeBack(document: OpenApi, copies: ReadonlyMap<string, string>): Set<string> {
  const used = refsBelow(document, ['/paths']);
  const back = new Map([...copies].flatMap(([from, to]) => (used.has(from) ? [] : [[to, from]])));
  const schemas = asNode(document.components?.schemas);
  for (const [copy, model] of back) {
    schemas[model.slice(prefix.length)] = schemas[copy.slice(prefix.length)];
    delete schemas[copy.slice(prefix.length)];
  }
  for (const { kind, value } of walkSpec(document)) {
    const node = value as Node;
    if (typeof node.$ref === 'string') node.$ref = back.get(node.$ref) ?? node.$ref;
    const mapping = kind === 'schema' ? asNode(asNode(node.discriminator).mapping) : {};
    for (const [tag, ref] of Object.entries(mapping)) mapping[tag] = back.get(String(ref)) ?? ref;
  }
  return new Set(back.values());
}
