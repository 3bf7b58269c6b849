import type { Body, GeneratedApi } from '../generated-api.ts';
import { tagPointers } from '../mutations/open-world.ts';
import { type Place, placesOf } from '../schemas/places.ts';
import { changeAt, isJsonObject } from '../values/change-at.ts';

const LONG = 'ü'.repeat(70_000);

/** Takes every place of an answer past any limit, one by one. Gives what the generated schema refuses of it. */
export function checkLimits(
  { document, reference }: Pick<GeneratedApi, 'document' | 'reference'>,
  { pointer, samples, examples, issues }: Body,
): string[] {
  const tags = tagPointers(document);
  return [...samples, ...examples].flatMap(({ name, value }) => {
    const places = placesOf(document, reference, pointer, value);
    // A place is described by several schemas; one that is a tag is the tag for all of them.
    const tagged = new Set(places.filter((one) => tags.has(one.pointer)).map(({ path }) => path.join('/')));
    return places
      .filter(({ path }) => !tagged.has(path.join('/')))
      .flatMap((place) =>
        pastAnyLimit(place).flatMap((other) => issues(changeAt(value, place.path, () => other))),
      )
      .map((issue) => `made from ${name}: ${issue}`);
  });
}

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
