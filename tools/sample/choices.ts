/** How much of an input is filled in: everything, or only what is required. */
export type Fill = 'full' | 'minimal';

/** Decides, at each fork of a schema, which branch a sample takes. */
export interface Chooser {
  /** `key` names the fork; `leadsTo` lists the forks that each branch leads to, as `key#branch`. */
  pick(key: string, branches: readonly Branch[]): number;
  /** Which of several equal values (an enum's, the examples of a scalar): rotates from sample to sample. */
  rotate(count: number): number;
  /** Which of the values that can be made: 0 but where a list wants several. */
  readonly turn?: number;
}

/** One branch of a fork. */
export interface Branch {
  /** It shows little: `null`, or a model inside itself once more. Chosen only where nothing else is left. */
  readonly isDull: boolean;
  /** The decisions inside, as `key#branch`. */
  readonly leadsTo: ReadonlySet<string>;
}

/**
 * Samples that together take every branch of every fork at least once, in few samples: each is aimed at one
 * branch not taken yet, and takes others on the way. A branch that recursion keeps out of reach is given up, and so is
 * one of which there is no sample: then `sample` gives undefined.
 */
export function coverAll<T>(
  all: ReadonlySet<string>,
  sample: (chooser: Chooser) => T | undefined,
  limit: number,
): T[] {
  const left = new Set(all);
  const samples: T[] = [];
  const run = (target: string | undefined): void => {
    const taken = new Set<string>();
    const made = sample(createChooser(target, left, taken, samples.length));
    if (made === undefined) return;
    samples.push(made);
    for (const decision of taken) left.delete(decision);
  };
  run(undefined);
  for (const target of all) {
    if (samples.length >= limit) break;
    if (!left.has(target)) continue;
    run(target);
    left.delete(target);
  }
  return samples;
}

function createChooser(
  target: string | undefined,
  left: ReadonlySet<string>,
  taken: Set<string>,
  round: number,
): Chooser {
  return {
    pick(key, branches) {
      const index = decide(key, branches);
      taken.add(`${key}#${index}`);
      return index;
    },
    rotate: (count) => (count === 0 ? 0 : round % count),
  };

  function decide(key: string, branches: readonly Branch[]): number {
    const solid = Math.max(
      0,
      branches.findIndex((branch) => !branch.isDull),
    );
    if (target === undefined) return solid;
    const aimed = branches.findIndex((_, index) => `${key}#${index}` === target);
    if (aimed !== -1 && !taken.has(target)) return aimed;
    const onTheWay = branches.findIndex((branch) => branch.leadsTo.has(target));
    if (onTheWay !== -1 && !taken.has(target)) return onTheWay;
    const fresh = branches.findIndex(
      (_, index) => left.has(`${key}#${index}`) && !taken.has(`${key}#${index}`),
    );
    if (fresh !== -1) return fresh;
    return solid;
  }
}
