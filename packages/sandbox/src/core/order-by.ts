/** Rows in the order of one of their fields; those without it last. Texts are compared as texts, numbers as numbers. */
export function orderBy<Row extends object>(
  rows: readonly Row[],
  field: string,
  order: 'asc' | 'desc' = 'asc',
): Row[] {
  const fieldOf = (row: Row) => (row as Readonly<Record<string, unknown>>)[field];
  return [...rows].sort((a, b) => {
    const [left, right] = [fieldOf(a), fieldOf(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return compare(left, right) * (order === 'desc' ? -1 : 1);
  });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : Number(left > right);
}
