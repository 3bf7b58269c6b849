import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RegisteredApi } from '../../shared/apis.ts';
import { requireBuilt } from '../../shared/builds/require-built.ts';
import { repoRoot } from '../../shared/folders.ts';
import { displayPath } from '../../shared/problem.ts';
import type { ContractOptions } from '../contract-options.ts';
import type { ClientModule } from './call-client.ts';

/** The client of an API and what it is made with. */
export interface LoadedEntry {
  readonly module: ClientModule;
  readonly options: ContractOptions;
}

/** Loads what a package ships (`dist/`, which must be what `src` makes), and its contract options. */
export async function loadEntry(api: RegisteredApi, root: string = repoRoot): Promise<LoadedEntry> {
  const folder = join(root, 'packages', api.package);
  const isRoot = api.entry === '.';
  const built = join(folder, 'dist', isRoot ? 'index.js' : `${api.entry}.js`);
  if (!existsSync(built)) {
    throw new Error(`${api.id} is not built: ${displayPath(built, root)} is not there. Run: pnpm build`);
  }
  const optionsFile = join(folder, 'test', `${isRoot ? api.package : api.entry}.options.ts`);
  if (!existsSync(optionsFile)) {
    throw new Error(
      `${api.id} has no contract options. Write ${displayPath(optionsFile, root)}, which exports \`contractOptions\`.`,
    );
  }
  requireBuilt([api.package], root);
  const [exports, { contractOptions }] = await Promise.all([
    import(pathToFileURL(built).href) as Promise<Record<string, unknown>>,
    import(pathToFileURL(optionsFile).href) as Promise<{ contractOptions: ContractOptions }>,
  ]);
  return { module: { name: api.name, exports }, options: contractOptions };
}
