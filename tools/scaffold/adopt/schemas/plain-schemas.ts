import { asNode, type Draft, type Node } from '../finding.ts';

/** Where a schema stands in a schema: alone, in a list, under names. */
const alone = ['items', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'];
const listed = ['allOf', 'oneOf', 'anyOf', 'prefixItems'];
const named = ['properties', 'patternProperties', '$defs', 'dependentSchemas', 'schemas'];

/**
 * Writes schemas that are `true` or `false` as objects, which say the same and can be looked into, and models that are
 * nothing but one another as what they are: anything. Before every other step, for each looks into schemas.
 */
export function plainSchemas({ document, findings }: Draft): void {
  plain(document as unknown as Node);
  const models = asNode(asNode(document.components).schemas);
  for (const name of Object.keys(models)) {
    if (!leadsBack(models, name)) continue;
    models[name] = {};
    const advice = 'any value is taken: describe it';
    findings.push({ where: name, shape: 'a model that refers to nothing but itself', advice });
  }
}

function plain(node: Node): void {
  for (const [key, child] of Object.entries(node)) {
    // An example may hold anything.
    if (['example', 'examples', 'default', 'const', 'enum', 'value'].includes(key) || key.startsWith('x-'))
      continue;
    if (typeof child !== 'object' || child === null) {
      if (alone.includes(key)) node[key] = asSchema(child);
      continue;
    }
    const members = child as Node;
    if (named.includes(key) || (listed.includes(key) && Array.isArray(child)))
      for (const [name, one] of Object.entries(members)) members[name] = asSchema(one);
    plain(members);
  }
}

function asSchema(value: unknown): unknown {
  if (typeof value !== 'boolean') return value;
  return value ? {} : { not: {} };
}

function leadsBack(models: Node, name: string): boolean {
  const seen = new Set<string>();
  for (let at = `#/components/schemas/${name}`; ; ) {
    if (seen.has(at)) return true;
    seen.add(at);
    const { $ref } = asNode(models[at.slice('#/components/schemas/'.length)]);
    if (typeof $ref !== 'string' || !$ref.startsWith('#/components/schemas/')) return false;
    at = $ref;
  }
}
