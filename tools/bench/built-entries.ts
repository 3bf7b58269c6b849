import { join } from 'node:path';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';

/** An entry point of a built package, one for each API. */
export interface BuiltEntry {
  /** What a user imports: `@quittance/fiskaly/sign-pt`. */
  readonly specifier: string;
  /** The function that makes a client for the tree-shakable operations. */
  readonly createClient: string;
  /** The folder of the package, from which `specifier` is found too. */
  readonly folder: string;
}

/** The entry points of all packages. */
export function builtEntries(): BuiltEntry[] {
  return registeredApis().map(({ package: name, entry, name: api }) => ({
    specifier: `@quittance/${name}${entry === '.' ? '' : `/${entry}`}`,
    createClient: `create${api}Client`,
    folder: join(repoRoot, 'packages', name),
  }));
}
