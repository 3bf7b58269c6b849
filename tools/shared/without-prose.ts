/** Holds values of the vendor's, where `description` is a field of theirs. */
const VALUES = ['default', 'const', 'enum', 'examples', 'value'];

/** A document as far as programs read it: without the texts for readers, which are a third of its bytes. */
export function withoutProse(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutProse);
  if (!isObject(node)) return node;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    if (['description', 'summary'].includes(key) && typeof value === 'string') return [];
    return [[key, partOf(key, value)] as const];
  });
  return Object.fromEntries(entries);
}

function partOf(key: string, value: unknown): unknown {
  // Names of somebody's: fields of a schema, and examples of bodies.
  if ((key === 'properties' || key === 'examples') && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutProse(one)]));
  }
  return VALUES.includes(key) ? value : withoutProse(value);
}

function isObject(node: unknown): node is object {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
