import type { Input } from '../generated-api.ts';
import { placeName, placesOf } from '../schemas/places.ts';
import type { ReferenceValidator } from '../schemas/reference-validator.ts';
import type { Mutation, MutationContext } from './mutation.ts';
import { mutationsAt } from './mutations-at.ts';

/** A mutation and the input that it is made to. */
export interface Aimed {
  readonly input: Input;
  readonly mutation: Mutation;
}

/** In how many inputs each place of the schema is visited: a full one and a sparse one differ in what is around. */
const visits = 2;

/** The mutations of every place of the schema that some input reaches. */
export function* aimedMutations(
  inputs: readonly Input[],
  pointer: string,
  reference: ReferenceValidator,
  context: MutationContext,
): Generator<Aimed> {
  const visited = new Map<string, number>();
  for (const input of inputs) {
    const fresh = placesOf(context.document, reference, pointer, input.value).filter((place) => {
      const count = visited.get(placeName(place)) ?? 0;
      visited.set(placeName(place), count + 1);
      return count < visits;
    });
    for (const place of fresh) {
      for (const mutation of mutationsAt(place, context)) yield { input, mutation };
    }
  }
}
