import type { OpenApi } from '../shared/openapi.ts';
import { type Chooser, coverAll, type Fill } from './choices.ts';
import { Forks, type Place } from './forks.ts';
import { NoValue } from './no-value.ts';
import { Sampler } from './sampler.ts';

/** How many values are wanted, and what they have to satisfy besides. */
export interface SampleOptions {
  /** Default: 80. More samples of one body show nothing that these do not. */
  readonly limit?: number;
  /** What is wrong with a value, in words; such a value is not given. Default: nothing is looked at. */
  readonly misfits?: (value: unknown) => readonly string[];
}

/**
 * Values that fit a schema, and together take every variant of every union in it. The first is the plainest:
 * the first variant of each union, nothing null. Throws where there is none, and says why.
 */
export function sampleValues(
  document: OpenApi,
  place: Place,
  fill: Fill,
  { limit = 80, misfits = () => [] }: SampleOptions = {},
): unknown[] {
  const forks = new Forks(document, fill);
  const reasons: string[] = [];
  const sample = (chooser: Chooser): unknown => {
    try {
      const value = new Sampler(forks, fill).value(place, chooser);
      const wrong = misfits(value);
      reasons.push(...wrong);
      return wrong.length === 0 ? value : undefined;
    } catch (error) {
      if (!(error instanceof NoValue)) throw error;
      reasons.push(error.message);
      return undefined;
    }
  };
  const values = coverAll(forks.decisionsIn(place), sample, limit);
  if (values.length === 0) throw new NoValue(`No value fits ${place.pointer}: ${reasons[0]}.`);
  return values;
}
