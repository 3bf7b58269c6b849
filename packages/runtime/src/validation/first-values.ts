const DEEPEST = 64;

/**
 * The same value with its arrays cut short once `most` values have been counted. Every wrong item makes an issue of some
 * 500 bytes: 64 MiB of zeros where objects should be would make gigabytes of them.
 */
export function firstValues(value: unknown, most: number): unknown {
  let left = most;
  const cut = (at: unknown, depth: number): unknown => {
    left--;
    if (typeof at !== 'object' || at === null || depth > DEEPEST) return at;
    if (!Array.isArray(at)) {
      // Whole, or a required field would seem to be missing. `fromEntries` keeps a `__proto__` a field.
      return Object.fromEntries(Object.entries(at).map(([key, child]) => [key, cut(child, depth + 1)]));
    }
    const kept: unknown[] = [];
    for (const item of at) {
      if (left <= 0 && kept.length > 0) break;
      kept.push(cut(item, depth + 1));
    }
    return kept;
  };
  return cut(value, 0);
}
