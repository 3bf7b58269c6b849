import { $ZodType, type $ZodTypeDef, type ParsePayload } from 'zod/v4/core';

/** What is wrong, in zod's words; the value itself is added. */
export interface Finding {
  readonly code: string;
  readonly path?: PropertyKey[];
  readonly [detail: string]: unknown;
}

/** Takes what is wrong with a value. */
export type Report = (finding: Finding) => void;

/** Says what is wrong with a value. */
type Look = (value: unknown, report: Report) => void;

const NOTHING_FOUND: readonly Finding[] = [];
// Among themselves our schemas need nothing of what zod hands around.
const looks = new WeakMap<$ZodType, Look>();

/**
 * A schema of zod's that only looks. zod's own classes also make a copy of each value, and can wait, transform and
 * explain; all that would come along with every client.
 */
export function schemaOf(def: { readonly type: $ZodTypeDef['type'] }, look: Look): $ZodType {
  const schema = new $ZodType(def);
  const run = (payload: ParsePayload) => {
    const { value } = payload;
    look(value, (finding) => {
      payload.issues.push({ input: value, ...finding } as never);
    });
    return payload;
  };
  Object.assign(schema._zod, { parse: run, run });
  looks.set(schema, look);
  return schema;
}

/** What a schema finds wrong with a value that stands `at` a place in the one that is looked at. */
export function findings(schema: $ZodType, value: unknown, at?: PropertyKey): readonly Finding[] {
  // Nothing is made for a value that is right, as most are.
  let found: Finding[] | undefined;
  const report: Report = (finding) => {
    const { path = [] } = finding;
    found ??= [];
    found.push({ input: value, ...finding, path: at === undefined ? path : [at, ...path] });
  };
  const look = looks.get(schema);
  if (look) look(value, report);
  else (schema._zod.run({ value, issues: [] }, {}) as ParsePayload).issues.forEach(report as never);
  return found ?? NOTHING_FOUND;
}

/** For what stands inside of a finding: zod takes the values out of the outermost ones only. */
export function withoutValues(found: readonly Finding[]): readonly Finding[] {
  return found.map(({ input: _, ...told }) => ({ message: 'Invalid input', ...told }));
}

/** Whether nothing is wrong but fields that nobody knows: then the whole is still looked at. */
export function isSound(found: readonly Finding[]): boolean {
  return found.every(({ code }) => code === 'unrecognized_keys');
}

/** Whether a value is an object in JSON's sense. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says that there are too few or too many of something; whether it did. */
export function reportLength(
  origin: 'array' | 'object' | 'string',
  length: number,
  minimum: number,
  maximum: number,
  report: Report,
): boolean {
  if (length < minimum) report({ code: 'too_small', origin, minimum, inclusive: true });
  if (length > maximum) report({ code: 'too_big', origin, maximum, inclusive: true });
  return length < minimum || length > maximum;
}
