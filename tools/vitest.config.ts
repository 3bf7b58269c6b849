import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.config.ts';

const runtime = (file: string) => new URL(`../packages/runtime/src/${file}`, import.meta.url).pathname;

export default mergeConfig(
  shared,
  defineConfig({
    resolve: {
      // The sources, so that the tools are tested against the runtime as it stands, built or not.
      alias: [
        { find: /^@quittance\/runtime\/schema$/, replacement: runtime('schema/index.ts') },
        { find: /^@quittance\/runtime\/parts$/, replacement: runtime('parts.ts') },
        { find: /^@quittance\/runtime\/node$/, replacement: runtime('node/index.ts') },
        { find: /^@quittance\/runtime$/, replacement: runtime('index.ts') },
      ],
    },
    test: {
      include: ['**/*.test.ts'],
      // The site's own suite opens what it has built.
      exclude: ['**/node_modules/**', 'site/browser/**'],
      // A snapshot that is not there fails, as in CI.
      update: 'none',
      // Many of them wait for what they started.
      maxWorkers: Math.ceil(availableParallelism() * 1.5),
      // Generated fixtures are written there; they go through the alias too.
      server: { deps: { inline: [/\.cache\/generate-tests\//] } },
    },
  }),
);
