import * as z from 'zod/mini';
import type { GeneratedBody } from '../generated-api.ts';
import { isJsonObject } from '../values/change-at.ts';

/** Compares the schema that a package exports with the one of its client, on what fits and on what does not. */
export function checkPublished({ published, samples, examples, issues }: GeneratedBody): string[] {
  const inside = z.object({ held: published });
  return [...samples, ...examples].flatMap(({ name, value }) => {
    const broken = isJsonObject(value)
      ? [
          ...Object.keys(value).map((key) => ({ ...value, [key]: { wrong: [] } })),
          { ...value, no_such: 1 },
          {},
        ]
      : [];
    return [value, ...broken, undefined, null, 'text'].flatMap((one) => {
      const { success, data, error } = published.safeParse(one);
      return [
        success !== (issues(one).length === 0) && 'the verdict differs',
        inside.safeParse({ held: one }).success !== success && 'inside of an object, it differs',
        success && data !== one && 'what fits is not handed on as it is',
        error?.issues.some(({ message }) => /^(Invalid input)?$/.test(message)) &&
          'an issue does not say what is wrong',
      ].flatMap((problem) => (problem ? [`made from ${name}: ${problem}: ${JSON.stringify(one)}`] : []));
    });
  });
}
