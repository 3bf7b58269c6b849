/** An object without what is undefined: rows are JSON. */
export function compact<T extends object>(value: { readonly [Name in keyof T]: T[Name] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined)) as T;
}

/** The fields of an object that are named, as far as it has them. */
export function pick<T extends object>(value: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(
    names.flatMap((name) => (name in value ? [[name, Reflect.get(value, name)]] : [])),
  ) as Partial<T>;
}
