/** Whether a text stands in one of several fields of a row, whatever the case. */
export function mentions(row: object, names: readonly string[], term: string): boolean {
  const sought = term.trim().toLowerCase();
  return names.some((name) =>
    String(Reflect.get(row, name) ?? '')
      .toLowerCase()
      .includes(sought),
  );
}
