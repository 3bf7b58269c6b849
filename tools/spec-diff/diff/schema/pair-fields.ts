/** A name and what it stands for, as text that ignores words. */
export interface NamedShape {
  readonly name: string;
  readonly shape: string;
  readonly description?: string | undefined;
  /** Its position among its siblings. */
  readonly index: number;
}

/**
 * Finds what was renamed: a name that is gone and one that is new stand for the same shape, and something else
 * speaks for it too (the place, the description, a word of the name). Returns new names by old ones.
 */
export function findRenames(gone: readonly NamedShape[], fresh: readonly NamedShape[]): Map<string, string> {
  const renames = new Map<string, string>();
  for (const old of gone) {
    const candidates = fresh.filter((one) => one.shape === old.shape && isLikely(old, one));
    const [candidate] = candidates;
    const rivals = gone.filter(
      (one) => candidate !== undefined && one.shape === candidate.shape && isLikely(one, candidate),
    );
    if (candidate !== undefined && candidates.length === 1 && rivals.length === 1) {
      renames.set(old.name, candidate.name);
    }
  }
  return renames;
}

function isLikely(a: NamedShape, b: NamedShape): boolean {
  if (a.index === b.index) return true;
  if (a.description !== undefined && a.description === b.description) return true;
  const words = wordsOf(a.name);
  return wordsOf(b.name).some((word) => words.includes(word));
}

function wordsOf(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.filter((word) => word.length > 2);
}
