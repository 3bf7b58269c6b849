import { type Report, within } from '../change.ts';
import type { Comparison, Inner } from './comparison.ts';

/** A place still to be told, and the comparisons that lead to it. */
interface Step extends Inner {
  readonly trail: Trail | undefined;
}

interface Trail {
  readonly comparison: Comparison;
  readonly before: Trail | undefined;
}

/** Models that hold one another in many ways have places without number: so many of one are told, the nearest. */
const MOST_PLACES = 2000;

/**
 * Tells a comparison at every place where it stands, the nearest first. Where a model holds itself, its changes are told
 * of the outer one: the inner ones are the same model again.
 */
export function tellEverywhere(root: Comparison, { at, changes }: Report): void {
  const worthTelling = leadingToChanges(root);
  const told = new Map<Comparison, number>();
  const steps: Step[] = [{ at, comparison: root, trail: undefined }];

  function tell({ at: place, comparison, trail: before }: Step): void {
    const times = told.get(comparison) ?? 0;
    if (!worthTelling.has(comparison) || times === MOST_PLACES || isOn(before, comparison)) return;
    told.set(comparison, times + 1);
    for (const change of comparison.changes) changes.push({ ...change, at: within(place, change.at) });
    const trail: Trail = { comparison, before };
    const further = ({ at: where, comparison: inner }: Inner): Step => ({
      at: within(place, where),
      comparison: inner,
      trail,
    });
    for (const form of comparison.forms) tell(further(form));
    steps.push(...comparison.parts.map(further));
  }

  // Grows while it is gone through: first the fields of the body, then theirs.
  for (const step of steps) tell(step);
}

function isOn(trail: Trail | undefined, comparison: Comparison): boolean {
  for (let step = trail; step !== undefined; step = step.before) {
    if (step.comparison === comparison) return true;
  }
  return false;
}

/** Those that differ themselves, and those that lead to them: most of a spec stays, and need not be walked. */
function leadingToChanges(root: Comparison): ReadonlySet<Comparison> {
  const outer = new Map<Comparison, Comparison[]>([[root, []]]);
  for (const [comparison] of outer) {
    for (const { comparison: inner } of [...comparison.forms, ...comparison.parts]) {
      const known = outer.get(inner);
      if (known === undefined) outer.set(inner, [comparison]);
      else known.push(comparison);
    }
  }
  const leading = new Set([...outer.keys()].filter(({ changes }) => changes.length > 0));
  for (const comparison of leading) for (const one of outer.get(comparison) ?? []) leading.add(one);
  return leading;
}
