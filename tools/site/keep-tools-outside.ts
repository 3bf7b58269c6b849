import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As far as Vite calls it: a plugin for a build. */
interface BuildPlugin {
  readonly name: string;
  readonly enforce: 'pre';
  readonly apply: 'build';
  resolveId(source: string, importer: string | undefined): { id: string; external: 'absolute' } | undefined;
}

const folders = ['code', 'reference', 'standing'].map((name) => `${resolve(import.meta.dirname, name)}/`);

/** Lets Node run what reads specs and types as it stands: in a bundle it would look for the repository in the wrong place. */
export function keepToolsOutside(): BuildPlugin {
  return {
    name: 'keep-tools-outside',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return undefined;
      const file = resolve(dirname(importer), source);
      if (!folders.some((folder) => file.startsWith(folder))) return undefined;
      return { id: pathToFileURL(file).href, external: 'absolute' };
    },
  };
}
