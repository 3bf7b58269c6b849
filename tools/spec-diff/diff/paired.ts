type Members<T> = Readonly<Record<string, T>> | undefined;

/** What stood and what stands under each name of two records: `[name, was, is]`. */
export function paired<T>(before: Members<T>, after: Members<T>): [string, T | undefined, T | undefined][] {
  const was = new Map(Object.entries(before ?? {}));
  const is = new Map(Object.entries(after ?? {}));
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => [name, was.get(name), is.get(name)]);
}
