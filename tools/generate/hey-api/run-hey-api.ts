import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { clientView } from '../client-view/client-view.ts';
import { schemaNaming, typeNaming } from '../naming/names.ts';
import { operationsPlugin, operationsPluginName } from './operations-plugin.ts';
import { typeResolvers } from './type-resolvers.ts';
import { zodResolvers } from './zod-resolvers.ts';

/** What hey-api makes of a document with our plugin and resolvers: the texts of its files. */
export async function runHeyApi(
  document: OpenApi,
): Promise<{ types: string; zod: string; operations: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-generate-'));
  try {
    await createClient({
      input: clientView(document) as never,
      output: { path: folder, entryFile: false, case: 'preserve', module: { extension: '.ts' } } as never,
      logs: { level: 'silent', file: false } as never,
      plugins: [
        { name: '@hey-api/typescript', ...typeNaming, $resolvers: typeResolvers } as never,
        {
          name: 'zod',
          compatibilityVersion: 'mini',
          comments: false,
          ...schemaNaming,
          $resolvers: zodResolvers,
        } as never,
        operationsPlugin(document) as never,
      ],
    });
    const read = (name: string) => readFile(join(folder, `${name}.gen.ts`), 'utf8');
    return {
      types: await read('types'),
      zod: await read('zod'),
      operations: await read(operationsPluginName),
    };
  } catch (error) {
    // hey-api wraps what went wrong in an error without a message.
    const { originalError } = error as { originalError?: { error?: unknown } };
    throw originalError?.error ?? error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
