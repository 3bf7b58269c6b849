import type { Schema } from '../../shared/openapi.ts';
import { distinctTexts, fittingTexts, textsOfLength } from './fit-text.ts';
import { fitsSchema } from './fits-schema.ts';

/** Texts that fit all that a schema says: as many as wanted, or as are found, readable ones first; the same ones each time. */
export function madeTexts(schema: Schema, count = 1): readonly string[] {
  const { pattern, format, minLength = 0, maxLength } = schema;
  const isFree = pattern === undefined && format === undefined;
  const sources = [
    () => (isFree ? ['text'.padEnd(minLength, 'x').slice(0, maxLength)] : fittingTexts(schema)),
    () => textsOfLength(schema, minLength),
    () => textsOfLength(schema, maxLength ?? minLength),
    () => distinctTexts(schema, 2 * count),
  ];
  const found = new Set<string>();
  for (const source of sources) {
    for (const text of source()) if (fitsSchema(schema, text)) found.add(text);
    if (found.size >= count) break;
  }
  return [...found].sort((a, b) => Number(isReadable(b)) - Number(isReadable(a))).slice(0, count);
}

/** It can stand in a header, and is seen whole. */
function isReadable(text: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(text);
}
