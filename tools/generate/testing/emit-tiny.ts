import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '@quittance/runtime/schema';
import type { ZodMiniType } from 'zod/mini';
import type { $ZodIssue } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import { repoRoot } from '../../shared/folders.ts';
import type { Emitted } from '../emit/emit.ts';
import { emit } from '../emit/emit.ts';
import { tinyApi, tinyDocument } from './tiny-api.ts';

/** Git-ignored, and below `tools/`, so that the fixtures find what the tools depend on. */
export const fixturesFolder = join(repoRoot, 'tools/node_modules/.cache/generate-tests');

/** The issues that a schema has with a value: `path: code` for each, with what is allowed or unknown. */
export type Issues = readonly string[];

/** The generated files of a tiny spec, and its schemas at work. */
export interface TinyClient {
  readonly files: Emitted;
  readonly types: string;
  readonly zod: string;
  readonly operations: string;
  /** The schemas that the package exports as `/zod`. */
  readonly published: Readonly<Record<string, ZodMiniType>>;
  /** Checks a value with a generated schema: `check('zAnimal', value)`. */
  check(schema: string, value: unknown): Issues;
}

function describe(issue: $ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'unrecognized_keys') return `${issue.code} (${issue.keys.join(', ')})`;
  return issue.code === 'invalid_value' ? `${issue.code} (${issue.values.join(', ')})` : issue.code;
}

/** Generates a client of a tiny spec, and loads its schemas. */
export async function emitTiny(yaml: string): Promise<TinyClient> {
  const files = await emit(tinyApi, tinyDocument(yaml));
  const text = (name: string): string => files.get(name) ?? '';
  const folder = join(
    fixturesFolder,
    createHash('sha256').update(text('schemas.gen.ts')).digest('hex').slice(0, 12),
  );
  mkdirSync(folder, { recursive: true });
  for (const name of ['types.gen.ts', 'schemas.gen.ts', 'zod.gen.ts'])
    writeFileSync(join(folder, name), text(name));
  const schemas = (await import(/* @vite-ignore */ join(folder, 'schemas.gen.ts'))) as Readonly<
    Record<string, Schema>
  >;
  const published = (await import(/* @vite-ignore */ join(folder, 'zod.gen.ts'))) as Readonly<
    Record<string, ZodMiniType>
  >;
  return {
    files,
    published,
    types: text('types.gen.ts'),
    zod: text('schemas.gen.ts'),
    operations: text('operations.gen.ts'),
    check(name, value) {
      const schema = schemas[name];
      if (schema === undefined)
        throw new Error(`No schema ${name}. There are: ${Object.keys(schemas).join(', ')}.`);
      const result = safeParse(schema(), value);
      return result.success
        ? []
        : result.error.issues.map((issue) =>
            [issue.path.join('.'), describe(issue)].filter((part) => part !== '').join(': '),
          );
    },
  };
}
