/** Whether a body has a value at one of the dotted paths; `*` stands for each item of an array or field of an object. */
export function holdsSecret(body: unknown, paths: readonly string[]): boolean {
  return paths.some((path) => hasValue(body, path.split('.')));
}

function hasValue(value: unknown, [head, ...rest]: readonly string[]): boolean {
  if (value === undefined || value === null) return false;
  if (head === undefined) return true;
  if (typeof value !== 'object') return false;
  if (head === '*') return Object.values(value).some((child) => hasValue(child, rest));
  return Object.hasOwn(value, head) && hasValue((value as Record<string, unknown>)[head], rest);
}
