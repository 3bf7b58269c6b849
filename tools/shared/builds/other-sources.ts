import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

/**
 * The source files that are not, or no longer, what built files were made of. Source maps hold the text of each source,
 * so contents are compared, not times: a clone, or a build taken from a cache, has times that say nothing.
 */
export function otherSources(entries: readonly string[]): string[] {
  const changed = new Set<string>();
  for (const file of withImports(entries)) {
    if (!existsSync(`${file}.map`)) continue;
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap;
    for (const [index, source] of sources.entries()) {
      const path = resolve(dirname(file), source);
      const text = sourcesContent[index];
      // A spec that is compiled in is cut on its way, so its text is another one.
      if (typeof text !== 'string' || !source.endsWith('.ts')) continue;
      if (!existsSync(path) || readFileSync(path, 'utf8') !== text) changed.add(path);
    }
  }
  return [...changed].sort();
}

/** Built files and those that they import: what else lies beside them may be left of an older build. */
function withImports(entries: readonly string[]): Set<string> {
  const found = new Set(entries);
  for (const file of found) {
    if (!existsSync(file)) continue;
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
      /\b(?:from|import) ?"(\.{1,2}\/[^"]+)"/g,
    )) {
      found.add(resolve(dirname(file), specifier));
    }
  }
  return found;
}
