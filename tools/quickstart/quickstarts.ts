import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { repoRoot } from '../shared/folders.ts';

/** An example of a package, and the settings that point it at a mock. */
export interface Quickstart {
  /** From the root of the repository. */
  readonly script: string;
  /** The variable that holds the base URL. */
  readonly urlVariable: string;
  /** Credentials that the mock and the spec's rules for keys accept. */
  readonly env: Readonly<Record<string, string>>;
}

/** What stands beside an example as `<example>.quickstart.json`. */
export interface QuickstartFile extends Omit<Quickstart, 'script'> {
  /** The id of the API, as in `specs/apis.yaml`. */
  readonly api: string;
}

/** The examples by API: each script of `packages/<package>/examples` that has a `.quickstart.json` beside it. */
export function findQuickstarts(root: string = repoRoot): ReadonlyMap<string, Quickstart> {
  const found = new Map<string, Quickstart>();
  for (const path of globSync('packages/*/examples/*.quickstart.json', { cwd: root }).sort()) {
    const file = path.split(sep).join('/');
    const { api, urlVariable, env } = JSON.parse(readFileSync(join(root, path), 'utf8')) as QuickstartFile;
    const other = found.get(api)?.script;
    if (other !== undefined) {
      throw new Error(
        `${file}: \`${api}\` has its example already, ${other}. Keep one of the two .quickstart.json files.`,
      );
    }
    found.set(api, { script: file.replace(/\.quickstart\.json$/, '.ts'), urlVariable, env });
  }
  return found;
}
