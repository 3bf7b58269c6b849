import type { AstroIntegration } from 'astro';
import { specsRoot } from '../shared/folders.ts';

/** While somebody writes: a change of a spec makes the reference anew. */
export function watchSpecs(): AstroIntegration {
  return {
    name: 'watch-specs',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(specsRoot);
        server.watcher.on('change', (file) => {
          if (file.startsWith(specsRoot) && /\.ya?ml$/.test(file)) void server.restart();
        });
      },
    },
  };
}
