import { sampleValues } from '../../sample/sample-value.ts';
import { atPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Schema } from '../../shared/openapi.ts';

/** More values than this of one schema are not tried at one place. */
const mostValues = 4;

type Samples = (pointer: string) => readonly unknown[];

const known = new WeakMap<OpenApi, Samples>();

/** Values that fit the schema at a pointer of a document, minimal and full, made once for each pointer. */
export function samplesOf(document: OpenApi): Samples {
  const samples = known.get(document) ?? createSamples(document);
  known.set(document, samples);
  return samples;
}

function createSamples(document: OpenApi): Samples {
  const made = new Map<string, readonly unknown[]>();
  return (pointer) => {
    const known = made.get(pointer);
    if (known !== undefined) return known;
    const schema = atPointer(document, pointer) as Schema;
    const values = (['minimal', 'full'] as const).flatMap((fill) =>
      sampleValues(document, { schema, pointer }, fill, { limit: mostValues }),
    );
    const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
    made.set(pointer, distinct);
    return distinct;
  };
}
