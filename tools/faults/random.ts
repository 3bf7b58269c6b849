/** Random numbers that are the same for the same seed. */
export interface Random {
  /** From 0 to 1. */
  next(): number;
  /** One of them. */
  pick<T>(from: readonly T[]): T;
  /** True so often, 0 to 1. */
  chance(share: number): boolean;
}

/** Starts a sequence (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: <T>(from: readonly T[]) => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    chance: (share) => next() < share,
  };
}
