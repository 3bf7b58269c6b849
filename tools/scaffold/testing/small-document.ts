import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emit } from '../../generate/emit/emit.ts';
import { fixturesFolder } from '../../generate/testing/emit-tiny.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { compileClient } from '../staging/compile-client.ts';
import type { Target } from '../target.ts';

/** What the small documents of tests become. */
export const target: Target = {
  id: 'shop',
  package: 'shop',
  entry: '.',
  name: 'Shop',
  title: 'Shop',
  addsEntry: false,
};

/** A reference to a model. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object with these fields. */
export const fields = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

export const text = { type: 'string' };

/** A path item whose `GET` answers with a schema. */
export const giving = (schema: object) => ({
  get: { responses: { '200': { description: 'Done.', content: { 'application/json': { schema } } } } },
});

/** A path item whose `PATCH` takes a body. */
export const taking = (schema: object, mediaType = 'application/json') => ({
  patch: {
    requestBody: { required: true, content: { [mediaType]: { schema } } },
    responses: { '204': { description: 'Done.' } },
  },
});

/** A document as it is read: no two places of it are one object. */
export function documentOf(paths: object, components: object = {}, more: object = {}): OpenApi {
  const info = { title: 'Shop', version: '1' };
  return JSON.parse(JSON.stringify({ openapi: '3.1.0', info, paths, components, ...more })) as OpenApi;
}

/** The models of a document by name. */
export function modelsOf({ components }: OpenApi): Readonly<Record<string, object>> {
  return components?.schemas ?? {};
}

/** Generates the client of a document, and compiles it together with a program that uses it as `index.gen.ts`. */
export async function compileUse(document: OpenApi, program: string): Promise<string[]> {
  return compileClient(new Map([...(await emit(target, document)), ['use.ts', program]]));
}

/** The files of a client with its entry point, in one folder. */
export async function filesOf(document: OpenApi, entryPoint: string): Promise<Map<string, string>> {
  return new Map([
    ...(await emit(target, document)),
    ['index.ts', entryPoint.replaceAll('./gen/', './')],
    ['product.ts', "export const product = 'quittance-shop';\n"],
  ]);
}

/** Loads such files. */
export async function load(files: ReadonlyMap<string, string>): Promise<Readonly<Record<string, unknown>>> {
  const name = createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex')
    .slice(0, 12);
  const folder = join(fixturesFolder, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of files) writeFileSync(join(folder, file), content);
  return (await import(/* @vite-ignore */ join(folder, 'index.ts'))) as Readonly<Record<string, unknown>>;
}
