/** What a dotted path of the spec's extensions leads to; `''` is the value itself. */
export function valueAt(value: unknown, path: string): unknown {
  let node = value;
  for (const key of path === '' ? [] : path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}
