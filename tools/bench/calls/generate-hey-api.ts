import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { build } from 'esbuild';
import { repoRoot } from '../../shared/folders.ts';
import { path, post, signPt } from './exchange.ts';

/** hey-api's client as a module of its own. */
export interface GeneratedClient {
  /** The address of the module, for `import()`. */
  readonly module: string;
  /** Deletes it. */
  remove(): Promise<void>;
}

/**
 * Generates hey-api's stock client (ky, zod) for the one operation. Header parameters are left out: its validator is
 * given a `Headers` instance and refuses every operation that has one.
 */
export async function generateHeyApi(): Promise<GeneratedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  const { parameters: _, ...rest } = post;
  await createClient({
    input: { ...signPt, paths: { [path]: { post: rest } } } as never,
    output: { path: join(folder, 'client') } as never,
    logs: { level: 'silent', file: false } as never,
    plugins: ['@hey-api/client-ky', '@hey-api/typescript', { name: '@hey-api/sdk', validator: true }, 'zod'],
  });
  const outfile = join(folder, 'client.mjs');
  await build({
    stdin: {
      contents: `export { client } from './client/client.gen.ts'; export * from './client/sdk.gen.ts';`,
      resolveDir: folder,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    nodePaths: [join(repoRoot, 'tools/node_modules')],
    logLevel: 'error',
  });
  return {
    module: pathToFileURL(outfile).href,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
