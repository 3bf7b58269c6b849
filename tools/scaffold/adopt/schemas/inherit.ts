import { walkSpec } from '../../../lint/walk-spec.ts';
import type { OpenApi } from '../../../shared/openapi.ts';
import { pascalCase, unique } from '../../names.ts';
import { refsBelow } from '../document/refs-below.ts';
import { asNode, type Draft, type Node, replace } from '../finding.ts';
import { families, isBase, isReference, partsOf } from './families.ts';

const prefix = '#/components/schemas/';

/**
 * Writes inheritance as unions. A model with a `discriminator` and without forms of its own stands for all models that
 * refer to it in their `allOf`: where it is referred to otherwise, a value is one of those. Its fields become a model of
 * their own, `<Name>Base`, which the heirs refer to; the name itself becomes the union of the heirs. A base that may be a
 * value, too, is `<Name>Itself` among them.
 */
export function inherit({ document, findings }: Draft): void {
  const schemas = asNode(document.components?.schemas) as Record<string, Node>;
  const bases = families(document);
  const taken = new Set(Object.keys(schemas));
  const named = (name: string, suffix: string): string =>
    unique(`${/^[A-Z][A-Za-z0-9]*$/.test(name) ? name : pascalCase(name)}${suffix}`, taken);
  const shared = new Map([...bases.keys()].map((name) => [name, named(name, 'Base')]));
  const selves = new Map(
    [...bases].flatMap(([name, { variants }]) => (variants.has(name) ? [[name, named(name, 'Itself')]] : [])),
  );
  redirect(document, shared);
  for (const [name, own] of selves) {
    const { description } = asNode(schemas[name]);
    const fields = { $ref: `${prefix}${shared.get(name)}` };
    schemas[own] = { ...(description === undefined ? {} : { description }), allOf: [fields] };
  }
  const unions = [...bases].map(([name, { field, variants, isUntold }]) => {
    const forms = [...variants].map(([model, tags]) => {
      const isKin = bases.get(model)?.field === field;
      return { model: (isKin ? selves.get(model) : undefined) ?? model, tags };
    });
    if (!isUntold) for (const { model, tags } of forms) setTag(asNode(schemas[model]), field, tags);
    return { name, field, forms, isUntold };
  });
  const untold = Object.keys(schemas).filter((name) => isBase(schemas[name]) && !bases.has(name));
  for (const name of untold) delete asNode(schemas[name]).discriminator;
  for (const { name, field, forms, isUntold } of unions) {
    const { discriminator: _, ...base } = asNode(schemas[name]);
    if (!isUntold) freeTag(base, field);
    schemas[shared.get(name) ?? ''] = base;
    const mapping = forms.flatMap(({ model, tags }) => tags.map((tag) => [tag, prefix + model]));
    schemas[name] = {
      ...(base.description === undefined ? {} : { description: base.description }),
      ...(isUntold
        ? { anyOf: forms.map(({ model }) => ({ $ref: prefix + model })) }
        : {
            oneOf: forms.map(({ model }) => ({ $ref: prefix + model })),
            discriminator: { propertyName: field, mapping: Object.fromEntries(mapping) },
          }),
    };
  }
  const used = refsBelow(document, ['/paths']);
  const shape = '`discriminator` on a base model';
  for (const { name, field, forms, isUntold } of unions) {
    if (!used.has(prefix + name)) continue;
    const untagged = isUntold ? `, without a tag: no model says which value of \`${field}\` is its own` : '';
    const advice = `written as a union of ${forms.map(({ model }) => `\`${model}\``).join(', ')}; the fields that they share are \`${shared.get(name)}\`${untagged}`;
    findings.push({ where: name, shape, advice });
  }
  for (const name of untold) {
    if (!used.has(prefix + name)) continue;
    const advice = 'left out: no model refers to this one in its `allOf`, so there is nothing to tell apart';
    findings.push({ where: name, shape, advice });
  }
}

/** Has every `allOf` take the fields of a base alone. One that only refers to a base means whatever the base stands for. */
function redirect(document: OpenApi, shared: ReadonlyMap<string, string>): void {
  for (const { kind, role, value } of walkSpec(document)) {
    const node = value as Node;
    const bases = partsOf(node).filter(({ $ref }) => shared.has(String($ref).slice(prefix.length)));
    if (kind !== 'schema' || bases.length === 0) continue;
    if (isReference(node, role === 'component')) {
      const { description, nullable, readOnly, writeOnly } = Object.assign(
        {},
        ...partsOf(node),
        node,
      ) as Node;
      const kept = Object.entries({ description, nullable, readOnly, writeOnly }).filter(
        ([, one]) => one !== undefined,
      );
      replace(node, { allOf: bases, ...Object.fromEntries(kept) });
    } else {
      for (const part of bases) part.$ref = `${prefix}${shared.get(String(part.$ref).slice(prefix.length))}`;
    }
  }
}

function setTag(heir: Node, field: string, values: readonly string[]): void {
  const parts = [heir, ...partsOf(heir)].map((part) => asNode(part.properties));
  const description = parts
    .map((properties) => asNode(properties[field]).description)
    .find((one) => one !== undefined);
  // What is written in a part of it said the same, or what the mapping contradicts.
  for (const properties of parts) delete properties[field];
  const value = values.length === 1 ? { const: values[0] } : { enum: values };
  heir.type ??= 'object';
  heir.properties = {
    ...asNode(heir.properties),
    [field]: { type: 'string', ...(description === undefined ? {} : { description }), ...value },
  };
  requireField(heir, field);
}

/** Leaves the value of the tag to the heirs. */
function freeTag(base: Node, field: string): void {
  for (const part of [base, ...partsOf(base)]) {
    const properties = asNode(part.properties);
    if (!(field in properties)) continue;
    const { description } = asNode(properties[field]);
    properties[field] = { type: 'string', ...(description === undefined ? {} : { description }) };
    requireField(part, field);
  }
}

function requireField(schema: Node, field: string): void {
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  if (!required.includes(field)) schema.required = [field, ...required];
}
