import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `@typespec/http-specs`, where its TypeSpec sources and the answers of its mock are. */
export const httpSpecs = join(
  fileURLToPath(new URL('../node_modules/@typespec/http-specs', import.meta.url)),
);

/** The areas of the suite, `parameters/query`: each is one TypeSpec document and the scenarios that go with it. */
export function scenarioAreas(): string[] {
  const root = join(httpSpecs, 'dist/specs');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'mockapi.js')
    .map((entry) => relative(root, entry.parentPath))
    .sort();
}
