import { describe, expect, it } from 'vitest';
import { loadGeneratedApis } from './generated-api.ts';
import { tagPointers } from './mutations/open-world.ts';
import { type Place, placesOf } from './schemas/places.ts';
import { changeAt, isJsonObject } from './values/change-at.ts';

const apis = await loadGeneratedApis();
const LONG = 'ü'.repeat(70_000);

/** Values of the same type that no page prints. On purpose none of them is made from what the spec says. */
function pastAnyLimit({ value, schema }: Place): unknown[] {
  if (typeof value === 'string') return ['', LONG, '\u0000'];
  if (typeof value === 'number') return [-value - 1, value * 1_000_000, Number.MIN_SAFE_INTEGER];
  if (Array.isArray(value)) return [[], [...value, ...value]];
  if (isJsonObject(value) && typeof schema.additionalProperties === 'object') {
    const [entry] = Object.values(value);
    if (entry === undefined) return [];
    return [
      {},
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${LONG.slice(0, 99)}${index}`, entry])),
    ];
  }
  return [];
}

describe.each(apis)('limits of $id', ({ document, reference, answers }) => {
  const tags = tagPointers(document);
  // A place is described by several schemas; one that is a tag is the tag for all of them.
  const isTag = (places: readonly Place[], { path }: Place) =>
    places.some((one) => tags.has(one.pointer) && one.path.join('/') === path.join('/'));

  it.each(answers)('are none for an answer: $name', ({ pointer, samples, examples, issues }) => {
    for (const { name, value } of [...samples, ...examples]) {
      const places = placesOf(document, reference, pointer, value);
      for (const place of places.filter((one) => !isTag(places, one))) {
        for (const other of pastAnyLimit(place)) {
          const found = issues(changeAt(value, place.path, () => other));
          expect({ name, at: place.path, found }).toEqual({ name, at: place.path, found: [] });
        }
      }
    }
  });
});
