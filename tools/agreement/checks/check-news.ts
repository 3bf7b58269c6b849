import type { Body, GeneratedApi, Input } from '../generated-api.ts';
import { abbreviate } from '../mutations/mutation.ts';
import { type NovelChange, type Novelty, noveltiesAt, tagPointers } from '../mutations/open-world.ts';
import { describeStep } from '../mutations/random-mutations.ts';
import { type Place, placesOf } from '../schemas/places.ts';
import { changeAt } from '../values/change-at.ts';

/** What the generated schema made of the news in the answers of one operation. */
export interface NewsReport {
  /** How often each kind of news was tried. */
  readonly tried: ReadonlyMap<Novelty, number>;
  /** The news that were refused. */
  readonly refused: readonly string[];
}

/** Brings every kind of news to every place of an answer, one by one and then all that go together at once. */
export function checkNews(api: Pick<GeneratedApi, 'document' | 'reference'>, body: Body): NewsReport {
  const tags = tagPointers(api.document);
  const tried = new Map<Novelty, number>();
  const refused: string[] = [];
  const mustAccept = (value: unknown, how: readonly string[]): void => {
    if (body.accepts(value)) return;
    refused.push(
      [
        `${body.name}: an answer with news is refused.`,
        ...how,
        ...body.issues(value),
        abbreviate(value, 1500),
      ].join('\n  '),
    );
  };
  for (const input of [...body.examples, ...body.samples]) {
    const news = newsIn(input, api, body, tags);
    for (const { place, novel } of news) {
      tried.set(novel.novelty, (tried.get(novel.novelty) ?? 0) + 1);
      mustAccept(changeAt(input.value, place.path, novel.change), [
        `made from ${input.name}`,
        describeStep(place, novel.what),
      ]);
    }
    // Deepest first, and no variants: they would take the rest with them.
    const together = news
      .filter(({ novel }) => novel.novelty !== 'unknown variant')
      .sort((a, b) => b.place.path.length - a.place.path.length);
    const everything = together.reduce(
      (value, { place, novel }) => changeAt(value, place.path, novel.change),
      input.value,
    );
    mustAccept(everything, [`made from ${input.name}`, 'with all the news at once']);
  }
  return { tried, refused };
}

function newsIn(
  input: Input,
  { document, reference }: Pick<GeneratedApi, 'document' | 'reference'>,
  body: Body,
  tags: ReadonlySet<string>,
): { place: Place; novel: NovelChange }[] {
  return placesOf(document, reference, body.pointer, input.value).flatMap((place) =>
    noveltiesAt(place, tags).map((novel) => ({ place, novel })),
  );
}
