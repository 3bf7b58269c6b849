import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RegisteredApi } from '../../shared/apis.ts';

/** A repository of one API with one operation, in a temporary folder. */
export interface TinyRepo {
  readonly root: string;
  readonly specs: string;
  readonly api: RegisteredApi;
  /** Writes a file of the API's spec. */
  writeSpec(path: string, text: string): void;
}

/** The path item of a tiny repository; `schema` is what its one field is. */
export function thingPath(schema: string): string {
  return `get:
  operationId: getThing
  summary: Get the thing
  x-sdk: { group: things, method: get }
  responses:
    '200':
      description: Done.
      content:
        application/json:
          schema:
            type: object
            properties:
              field: ${schema}
`;
}

/** Makes a repository for a test of the commands. */
export function tinyRepo(): TinyRepo {
  const root = mkdtempSync(join(tmpdir(), 'quittance-repo-'));
  const specs = join(root, 'specs');
  const writeSpec = (path: string, text: string) => {
    const file = join(specs, 'acme', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  writeSpec('../apis.yaml', 'acme: { package: acme, entry: ., name: Acme }\n');
  writeSpec(
    'openapi.yaml',
    'openapi: 3.1.0\ninfo: { title: Acme, version: 1.0.0 }\npaths:\n  /thing: { $ref: resources/thing.yaml }\n',
  );
  writeSpec('resources/thing.yaml', thingPath('{ type: string }'));
  return { root, specs, api: { id: 'acme', package: 'acme', entry: '.', name: 'Acme' }, writeSpec };
}
