import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import type { RegisteredApi } from '../shared/apis.ts';
import { specsRoot } from '../shared/folders.ts';

/** Editors write a file in several steps; what comes within this time is one save. */
const SETTLE_MS = 150;

/**
 * Runs `regenerate` for the API whose spec was saved. Runs never overlap: a save during a run starts another after it.
 * Returns a function that ends the watching.
 */
export function watchSpecs(
  apis: readonly RegisteredApi[],
  regenerate: (api: RegisteredApi) => Promise<void>,
  specs: string = specsRoot,
): () => void {
  const saved = new Set<RegisteredApi>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    for (let [api] = saved; api !== undefined; [api] = saved) {
      saved.delete(api);
      await regenerate(api);
    }
    running = false;
  }

  const watchers = apis.map((api) =>
    watch(join(specs, ...api.id.split('/')), { recursive: true }, (_event, file) => {
      if (file === null || file.split(sep).some((part) => part.startsWith('.'))) return;
      saved.add(api);
      clearTimeout(timer);
      timer = setTimeout(() => void drain(), SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
