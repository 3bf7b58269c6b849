import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'yaml';
import { openapiFile } from '../../shared/apis.ts';

/** The file that describes each path of an API, as a reader of the repository would write it. */
export function specFiles(id: string, specs?: string): ReadonlyMap<string, string> {
  const file = openapiFile(id, specs);
  if (!existsSync(file)) return new Map();
  const root = parse(readFileSync(file, 'utf8')) as {
    readonly paths?: Readonly<Record<string, { readonly $ref?: string }>>;
  };
  const entries = Object.entries(root.paths ?? {}).map(
    ([path, { $ref = 'openapi.yaml' }]) => [path, posix.join('specs', id, $ref)] as const,
  );
  return new Map(entries);
}
