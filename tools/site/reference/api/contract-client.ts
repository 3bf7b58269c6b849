import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContractOptions } from '../../../contract/contract-options.ts';
import type { RegisteredApi } from '../../../shared/apis.ts';
import { repoRoot } from '../../../shared/folders.ts';

/** The options with which the contract tests of a package make a client: enough for every operation. */
export async function contractClient(
  api: RegisteredApi,
  root: string = repoRoot,
): Promise<ContractOptions['client']> {
  const name = api.entry === '.' ? api.package : api.entry;
  const file = join(root, 'packages', api.package, 'test', `${name}.options.ts`);
  if (!existsSync(file)) return {};
  const { contractOptions } = (await import(pathToFileURL(file).href)) as {
    contractOptions: ContractOptions;
  };
  return contractOptions.client;
}
