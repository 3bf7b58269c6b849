import * as fc from 'fast-check';
import type { Input } from '../generated-api.ts';
import { type Place, placesOf } from '../schemas/places.ts';
import type { ReferenceValidator } from '../schemas/reference-validator.ts';
import { changeAt } from '../values/change-at.ts';
import { abbreviate, type Mutation, type MutationContext } from './mutation.ts';
import { mutationsAt } from './mutations-at.ts';

/** What fast-check draws; the numbers choose from what there is. */
export interface Draw {
  readonly input: number;
  readonly steps: readonly Step[];
}

interface Step {
  readonly place: number;
  readonly mutation: number;
  /** Instead of a mutation, any JSON. */
  readonly junk: { readonly value: unknown } | null;
  /** Taken back where it alone makes the value misfit, so that whole chains of changes stay valid. */
  readonly careful: boolean;
}

const index = fc.noBias(fc.nat());

/** Chains of one to four changes to one of the inputs. */
export const draws: fc.Arbitrary<Draw> = fc.record({
  input: index,
  steps: fc.array(
    fc.record({
      place: index,
      mutation: index,
      junk: fc.option(fc.record({ value: fc.jsonValue({ maxDepth: 2 }) }), { freq: 5 }),
      careful: fc.nat(2).map((choice) => choice > 0),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** What a draw comes to: a value, and how it was made. */
export interface Mutant {
  readonly value: unknown;
  readonly how: readonly string[];
}

/** Turns draws into values, for the inputs of one body. */
export function createMutator(
  inputs: readonly Input[],
  pointer: string,
  reference: ReferenceValidator,
  context: MutationContext,
): (draw: Draw) => Mutant {
  const places = new Map<Input, readonly Place[]>();
  const mutations = new WeakMap<Place, readonly Mutation[]>();
  const placesIn = (input: Input): readonly Place[] => {
    // A reference has nothing to change that its target has not.
    const found =
      places.get(input) ??
      placesOf(context.document, reference, pointer, input.value).filter(
        ({ schema }) => schema.$ref === undefined,
      );
    places.set(input, found);
    return found;
  };
  const mutationsOf = (place: Place): readonly Mutation[] => {
    const found = mutations.get(place) ?? mutationsAt(place, context);
    mutations.set(place, found);
    return found;
  };
  return (draw) => {
    const input = pick(inputs, draw.input);
    if (input === undefined) return { value: null, how: [] };
    let { value } = input;
    const how = [`made from ${input.name}`];
    for (const step of draw.steps) {
      const place = pick(placesIn(input), step.place);
      const mutation = place && pick(mutationsOf(place), step.mutation);
      if (place === undefined || mutation === undefined) continue;
      const next = changeAt(value, place.path, step.junk ? () => step.junk?.value : mutation.change);
      if (step.careful && !reference.accepts(pointer, next)) continue;
      value = next;
      how.push(describeStep(place, step.junk ? `set to ${abbreviate(step.junk.value)}` : mutation.what));
    }
    return { value, how };
  };
}

/** One step of how a value came about: `/content/operation/type: set to "SALE"`. */
export function describeStep(place: Pick<Place, 'path'>, what: string): string {
  return `/${place.path.join('/')}: ${what}`;
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)];
}
