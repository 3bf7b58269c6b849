/** Text that begins with a day is a date to LoopBack wherever the property is one: `2026-03-31` is its midnight. */
const DATE = /^\d{4}-\d{2}-\d{2}([T ].*)?$/;

/** How two values of one kind are ordered; `undefined` for values that have no order. */
export function compare(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  if (DATE.test(a) && DATE.test(b)) {
    const difference = Date.parse(a) - Date.parse(b);
    if (!Number.isNaN(difference)) return difference;
  }
  return a < b ? -1 : Number(a > b);
}

/** Whether two JSON values are the same. What is missing equals null. */
export function isEqual(a: unknown, b: unknown): boolean {
  if ((a ?? null) === null || (b ?? null) === null) return (a ?? null) === (b ?? null);
  if (typeof a === 'object' && typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b);
  return compare(a, b) === 0;
}

/**
 * What stands at a dotted path, as MongoDB looks at it: through lists into each of their members, and a list itself stands
 * beside its members.
 */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  let found: unknown[] = [value];
  for (const name of path.split('.')) {
    found = found.flatMap((one) => (Array.isArray(one) ? one : [one])).map((one) => member(one, name));
  }
  return found.flatMap((one) => (Array.isArray(one) ? [one, ...one] : [one]));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
