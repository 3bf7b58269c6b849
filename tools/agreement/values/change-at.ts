/** The way to a place in a JSON value: keys of objects, indexes of arrays. */
export type Path = readonly (string | number)[];

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, and neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy in which one place is changed. Comes back as it is when the place is not there. */
export function changeAt(root: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(root);
  if (Array.isArray(root)) {
    if (typeof step !== 'number' || step >= root.length) return root;
    return root.map((item: unknown, index) => (index === step ? changeAt(item, rest, change) : item));
  }
  if (!isJsonObject(root) || !Object.hasOwn(root, step)) return root;
  return withKey(root, String(step), changeAt(root[step], rest, change));
}

/** What stands at a place; undefined when it is not there. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The object with one member more, or another value for it. A key `__proto__` becomes an ordinary member. */
export function withKey(object: JsonObject, key: string, value: unknown): JsonObject {
  return { ...object, [key]: value };
}

/** The object without some of its members. */
export function withoutKeys(object: JsonObject, isDropped: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !isDropped(key)));
}
