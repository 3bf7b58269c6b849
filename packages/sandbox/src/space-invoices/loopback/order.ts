import { refuse } from '../../core/refusal.ts';
import { compare, valuesAt } from './compare.ts';

/** Rows in the order that a filter asks for: a text (`'date ASC'`), a list of them, or a map. Equal ones stay as they were. */
export function inOrder<Row extends object>(rows: readonly Row[], order: unknown): readonly Row[] {
  const keys = readOrder(order);
  if (keys.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { name, sign } of keys) {
      const difference = compareOrMissing(valuesAt(a, name)[0], valuesAt(b, name)[0]);
      if (difference !== 0) return difference * sign;
    }
    return 0;
  });
}

function readOrder(order: unknown): readonly { readonly name: string; readonly sign: 1 | -1 }[] {
  if (order === undefined || order === null) return [];
  const pairs =
    typeof order === 'object' && !Array.isArray(order)
      ? Object.entries(order)
      : [order].flat().map((text) => String(text).trim().split(/\s+/));
  return pairs.map(([name = '', direction = 'ASC']) => {
    const way = String(direction).toUpperCase();
    if (name === '' || (way !== 'ASC' && way !== 'DESC'))
      throw refuse('malformed', '`order` names a field, then `ASC` or `DESC`.');
    return { name, sign: way === 'ASC' ? 1 : -1 };
  });
}

/** What is missing comes first. */
function compareOrMissing(a: unknown, b: unknown): number {
  const [noA, noB] = [(a ?? null) === null, (b ?? null) === null];
  return noA || noB ? Number(noB) - Number(noA) : (compare(a, b) ?? 0);
}
