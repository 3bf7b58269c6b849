import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApi } from '../../shared/openapi.ts';
import { writable } from './expressible.ts';
import { httpSpecs } from './scenario-areas.ts';

/** The versions of OpenAPI that the suite is written in. */
export const openApiVersions = ['3.0.0', '3.1.0'] as const;

export type OpenApiVersion = (typeof openApiVersions)[number];

const cache = join(import.meta.dirname, '../node_modules/.cache/documents');

/**
 * The OpenAPI documents of an area, by TypeSpec's own emitter: one, or one for each version of the service, the newest
 * last. They are kept beside the installed packages, since the packages are pinned.
 */
export async function emitDocuments(area: string, version: OpenApiVersion): Promise<OpenApi[]> {
  const folder = join(cache, area, version);
  if (!existsSync(folder)) await emit(area);
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(writable.afterwards(readFileSync(join(folder, name), 'utf8'))) as OpenApi);
}

/** All or nothing: what an interrupted run leaves is not taken for the whole. */
async function emit(area: string): Promise<void> {
  const { compile, createSourceFile, NodeHost } = await import('@typespec/compiler');
  const written = join(cache, `.${process.pid}`);
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written, { recursive: true });
  const { diagnostics } = await compile(
    {
      ...NodeHost,
      readFile: async (path) => {
        const file = await NodeHost.readFile(path);
        return createSourceFile(writable.before(file.text), path);
      },
    },
    join(httpSpecs, 'specs', area, 'main.tsp'),
    {
      emit: ['@typespec/openapi3'],
      options: {
        '@typespec/openapi3': {
          'emitter-output-dir': written,
          'openapi-versions': openApiVersions,
          'file-type': 'json',
          'output-file': '{version}.openapi.json',
        },
      },
    },
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Error(
      `${area} cannot be written as OpenAPI: ${errors.map(({ message }) => message).join('; ')}`,
    );
  }
  mkdirSync(join(cache, area, '..'), { recursive: true });
  rmSync(join(cache, area), { recursive: true, force: true });
  renameSync(written, join(cache, area));
}
