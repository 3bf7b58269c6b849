import { sample, stringMatching } from 'fast-check';
import type { Schema } from '../../shared/openapi.ts';
import { formatValues } from './format-values.ts';

/** Whether a text satisfies the pattern of a schema, whatever its length. */
export function fitsPattern({ pattern }: Schema, text: string): boolean {
  return pattern === undefined || regexOf(pattern).test(text);
}

/** The length that JSON Schema sees: code points. */
export function codePoints(text: string): number {
  return [...text].length;
}

/** Texts that a schema's pattern or format lets through, of several lengths; the same ones each time. */
export function fittingTexts(schema: Schema): readonly string[] {
  const key = ruleKey(schema);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const shown = [...(schema.enum ?? []), ...(schema.examples ?? [])].filter(
    (value) => typeof value === 'string',
  );
  const texts = [
    ...shown,
    ...(schema.format === undefined ? [] : formatValues(schema.format)),
    ...(schema.pattern === undefined ? [] : [...plainTexts, ...matching(schema.pattern)]),
  ].filter((text) => fitsPattern(schema, text));
  const distinct = [...new Set(texts)];
  cache.set(key, distinct);
  return distinct;
}

/**
 * Texts of exactly this length that still fit the pattern, made from fitting ones by repeating or dropping
 * single characters. Empty when that leads nowhere: then the pattern itself rules this length out, or nearly so.
 */
export function textsOfLength(schema: Schema, length: number): readonly string[] {
  if (length < 0) return [];
  if (schema.pattern === undefined && schema.format === undefined) return ['x'.repeat(length)];
  const key = `${length} ${ruleKey(schema)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const resized = new Set<string>();
  for (const text of fittingTexts(schema).slice(0, mostStarts)) {
    const result = resize(text, length, (candidate) => fitsPattern(schema, candidate));
    if (result !== undefined) resized.add(result);
    if (resized.size === 3) break;
  }
  cache.set(key, [...resized]);
  return [...resized];
}

/** Many different texts that fit. */
export function distinctTexts(schema: Schema, count: number): readonly string[] {
  if (schema.pattern === undefined && schema.format === undefined) {
    return Array.from({ length: count }, (_, index) => String(index).padStart(schema.minLength ?? 1, '0'));
  }
  const texts = new Set(fittingTexts(schema));
  if (schema.pattern !== undefined && texts.size < count) {
    const key = `${count} ${ruleKey(schema)}`;
    const more = cache.get(key) ?? matching(schema.pattern, 2 * count);
    cache.set(key, more);
    for (const text of more) texts.add(text);
  }
  return [...texts].slice(0, count);
}

/** What reads better than what is made from a pattern, where the pattern lets it through. */
const plainTexts = [
  ...['text', 'Text', 'TEXT', 'a', 'A', '1', '12', '1.5', 'text-1', 'true', '2026-06-04'],
  ...['/text', 'https://example.com/a', 'ana@example.com'],
];

const cache = new Map<string, readonly string[]>();
const regexes = new Map<string, RegExp>();

/** Resizing from more texts than this finds nothing new. */
const mostStarts = 30;

/** A text that is further from its length is not stretched character by character: each step looks at all of it. */
const mostSteps = 300;

function ruleKey({ pattern, format, enum: members, examples }: Schema): string {
  return JSON.stringify([pattern, format, members, examples]);
}

function regexOf(pattern: string): RegExp {
  const known = regexes.get(pattern) ?? new RegExp(pattern, 'u');
  regexes.set(pattern, known);
  return known;
}

function matching(pattern: string, count = 40): string[] {
  if (hasForeignClass(pattern)) return [];
  for (const one of [pattern, withoutAssertions(pattern)]) {
    try {
      return sample(stringMatching(regexOf(one), { size: 'medium' }), { numRuns: count, seed: 1 });
    } catch {
      // fast-check cannot make texts for every pattern.
    }
  }
  return [];
}

/** A negated class without an ASCII character: fast-check would look for one without end. */
function hasForeignClass(pattern: string): boolean {
  const classes = pattern.match(/\[\^(?:\\.|[^\]\\])*\]/g) ?? [];
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  return classes.some((one) => !ascii.some((character) => regexOf(one).test(character)));
}

/** A wider pattern, for one that looks around: what is made from it is tried on the pattern itself. */
function withoutAssertions(pattern: string): string {
  return pattern.replace(/\(\?<?[=!](?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)|\\[bB]/g, '');
}

function resize(text: string, length: number, fits: (text: string) => boolean): string | undefined {
  const missing = length - codePoints(text);
  const leap = leaps([...text], missing).find((one) => codePoints(one) === length && fits(one));
  if (leap !== undefined || Math.abs(missing) > mostSteps) return leap;
  let current = text;
  while (codePoints(current) !== length) {
    const next = neighbours([...current], codePoints(current) < length).find(fits);
    if (next === undefined) return undefined;
    current = next;
  }
  return current;
}

/** The whole difference at one place: a character repeated, or a piece left out. */
function leaps(characters: readonly string[], missing: number): string[] {
  return characters.map((character, index) =>
    [
      ...characters.slice(0, index),
      ...(missing > 0 ? [character.repeat(missing + 1)] : []),
      ...characters.slice(index + (missing > 0 ? 1 : -missing)),
    ].join(''),
  );
}

/** One character longer, or one shorter, at each place in turn. */
function neighbours(characters: readonly string[], longer: boolean): string[] {
  return characters.map((character, index) =>
    [
      ...characters.slice(0, index),
      ...(longer ? [character, character] : []),
      ...characters.slice(index + 1),
    ].join(''),
  );
}
