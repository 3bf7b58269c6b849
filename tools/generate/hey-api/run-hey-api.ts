import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { clientView } from '../client-view/client-view.ts';
import { schemaNaming, typeNaming } from '../naming/names.ts';
import type { ViewNode } from '../schema-view/schema-context.ts';
import { operationsPlugin, operationsPluginName } from './operations-plugin.ts';
import { typeResolvers } from './type-resolvers.ts';
import { zodResolvers } from './zod-resolvers.ts';

/** What hey-api makes of a document with our plugin and resolvers: the texts of its files. */
export async function runHeyApi(
  document: OpenApi,
): Promise<{ types: string; zod: string; operations: string }> {
  const typePlugin = { name: '@hey-api/typescript', ...typeNaming, $resolvers: typeResolvers };
  const zodPlugin = {
    name: 'zod',
    compatibilityVersion: 'mini',
    comments: false,
    ...schemaNaming,
    $resolvers: zodResolvers,
  };
  const [types = ''] = await filesOf(clientView(document, 'types'), [typePlugin], ['types']);
  // Operations name types, too, so that these are made once more, and dropped.
  const [zod = '', operations = ''] = await filesOf(
    clientView(document, 'schemas'),
    [typePlugin, zodPlugin, operationsPlugin(document)],
    ['zod', operationsPluginName],
  );
  return { types, zod, operations };
}

async function filesOf(
  view: ViewNode,
  plugins: readonly unknown[],
  names: readonly string[],
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-generate-'));
  try {
    await createClient({
      input: view as never,
      output: { path: folder, entryFile: false, case: 'preserve', module: { extension: '.ts' } } as never,
      logs: { level: 'silent', file: false } as never,
      plugins: plugins as never,
    });
    // A document without schemas has no file of them.
    const read = (name: string) =>
      existsSync(join(folder, `${name}.gen.ts`)) ? readFile(join(folder, `${name}.gen.ts`), 'utf8') : '';
    return await Promise.all(names.map(read));
  } catch (error) {
    // hey-api wraps what went wrong in an error without a message.
    const { originalError } = error as { originalError?: { error?: unknown } };
    throw originalError?.error ?? error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
