import { distinctTexts, fittingTexts, textsOfLength } from '../../sample/values/fit-text.ts';
import { formatValues } from '../../sample/values/format-values.ts';
import type { Schema } from '../../shared/openapi.ts';
import type { Change } from './mutation.ts';
import { put } from './mutation.ts';

const known = new WeakMap<Schema, readonly Change[]>();

/** Changes to a string, aimed at its length, its pattern and its format: the same in each place of a schema. */
export function textChanges(schema: Schema): readonly Change[] {
  const changes = known.get(schema) ?? [
    ...lengthChanges(schema),
    ...patternChanges(schema),
    ...formatChanges(schema),
  ];
  known.set(schema, changes);
  return changes;
}

function lengthChanges(schema: Schema): Change[] {
  const { minLength, maxLength } = schema;
  return [
    ...(minLength === undefined
      ? []
      : [minLength - 1, minLength].flatMap((length) => ofLength('minLength', schema, length))),
    ...(maxLength === undefined
      ? []
      : [maxLength, maxLength + 1].flatMap((length) => ofLength('maxLength', schema, length))),
    // Where the pattern rules the limits out, what it lets through in between shows that they let it through too.
    ...fittingTexts(schema)
      .slice(0, 3)
      .flatMap((text) => [
        ...(minLength === undefined ? [] : [put('minLength', text)]),
        ...(maxLength === undefined ? [] : [put('maxLength', text)]),
      ]),
  ];
}

function ofLength(keyword: string, schema: Schema, length: number): Change[] {
  if (length < 0) return [];
  return [
    ...textsOfLength(schema, length).map((text) => put(keyword, text)),
    put(keyword, 'x'.repeat(length)),
    // One code point each, two UTF-16 units: the count of units is over the limit or short of it where this is not.
    put(keyword, '😀'.repeat(length)),
    put(keyword, `${'x'.repeat(Math.max(0, length - 1))}${length === 0 ? '' : '😀'}`),
    // Half a pair counts as one.
    put(keyword, '\ud83d'.repeat(length)),
  ];
}

function patternChanges(schema: Schema): Change[] {
  if (schema.pattern === undefined) return [];
  const [first = ''] = fittingTexts(schema);
  const middle = Math.floor(first.length / 2);
  const swapped = first.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
  return [
    ...distinctTexts(schema, 6),
    '',
    `${first}\n`,
    `\n${first}`,
    ` ${first}`,
    `${first} `,
    swapped,
    first.slice(1),
    first.slice(0, -1),
    `${first}${first}`,
    ...['!', 'é', '😀', '１', '\u0000', '\u2028'].map(
      (strange) => `${first.slice(0, middle)}${strange}${first.slice(middle + 1)}`,
    ),
  ].map((text) => put('pattern', text));
}

function formatChanges({ format }: Schema): Change[] {
  if (format === undefined) return [];
  return formatValues(format).map((text) => put(`format: ${format}`, text));
}
