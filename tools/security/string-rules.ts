import { safeParse } from 'zod/v4/core';

/** What a schema says to a text; enough of a schema to look inside. */
export interface AnySchema {
  readonly _zod: { readonly def: object };
}

/** All schemas of texts that can be reached from these, each once. */
export function stringSchemas(roots: readonly unknown[]): AnySchema[] {
  const seen = new Set<object>();
  const found: AnySchema[] = [];
  const waiting: unknown[] = [...roots];
  while (waiting.length > 0) {
    const at = waiting.pop();
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if (isSchema(at)) {
      if ((at._zod.def as { readonly type?: string }).type === 'string') found.push(at);
      waiting.push(at._zod.def);
    } else waiting.push(...membersOf(at));
  }
  return found;
}

function isSchema(value: object): value is AnySchema {
  return '_zod' in value;
}

function membersOf(value: object): unknown[] {
  return Reflect.ownKeys(value).map((key) => {
    const held = (value as Record<PropertyKey, unknown>)[key];
    // Recursive schemas are functions.
    return key === 'getter' && typeof held === 'function' ? (held as () => unknown)() : held;
  });
}

// A pattern is looked at behind the lengths: only a text of a length that fits shows it.
const LENGTHS = Array.from({ length: 128 }, (_, index) => index + 1);

// Most patterns refuse the first; one that takes everything but spaces refuses the second.
const PROBES = LENGTHS.flatMap((length) => ['\u0001'.repeat(length), ' '.repeat(length)]);

/** What a schema refuses, as text: two schemas with the same rules have the same. */
export function fingerprint(schema: AnySchema): string {
  const issues = PROBES.flatMap((text) => issuesOf(schema, text));
  return JSON.stringify([
    ...new Set(
      issues.map(({ code, format, pattern, maximum, minimum }) =>
        JSON.stringify({ code, format, pattern, maximum, minimum }),
      ),
    ),
  ]);
}

/** The patterns that a schema tries. */
export function patternsOf(schema: AnySchema): string[] {
  return PROBES.flatMap((text) => issuesOf(schema, text)).flatMap(({ pattern }) =>
    typeof pattern === 'string' ? [pattern] : [],
  );
}

function issuesOf(schema: AnySchema, text: string): Readonly<Record<string, unknown>>[] {
  const result = safeParse(schema as never, text);
  return (result.error?.issues ?? []) as unknown as Readonly<Record<string, unknown>>[];
}
