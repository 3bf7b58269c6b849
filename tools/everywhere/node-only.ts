import { isBuiltin } from 'node:module';
import { type BuildFailure, type BuildOptions, build } from 'esbuild';

/** Globals that only Node has, or that other runtimes have under a flag. */
const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate'];
const mark = 'NODE_ONLY_';

/**
 * What a module and all that it needs take for granted though only Node offers it: imports of its modules, and globals
 * that are declared nowhere. `globalThis.process` asks first, and is none of them.
 */
export async function nodeOnly(source: BuildOptions): Promise<string[]> {
  const found = new Set<string>();
  try {
    const { outputFiles, metafile } = await build({
      ...source,
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['node:*'],
      // Replaces a name only where nothing declares it.
      define: Object.fromEntries(nodeGlobals.map((name) => [name, mark + name])),
      logLevel: 'silent',
    });
    for (const { imports } of Object.values(metafile?.outputs ?? {}))
      for (const { path, external } of imports) if (external === true && isBuiltin(path)) found.add(path);
    const code = outputFiles?.[0]?.text ?? '';
    for (const [, name = ''] of code.matchAll(new RegExp(`\\b${mark}(\\w+)`, 'g'))) found.add(name);
  } catch (error) {
    for (const { text } of (error as Partial<BuildFailure>).errors ?? []) found.add(text);
    if (found.size === 0) throw error;
  }
  return [...found].sort();
}
