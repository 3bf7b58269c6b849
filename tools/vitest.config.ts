import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.config.ts';

const runtime = (file: string) => new URL(`../packages/runtime/src/${file}`, import.meta.url).pathname;

/** Folders whose tests take over the fetch, the clock or the streams of a process, start servers, or are long. */
const apart = [
  'agreement/*.test.ts',
  ...['bench', 'contract', 'docs', 'faults', 'mock', 'quickstart', 'release', 'security'].map(
    (folder) => `${folder}/**/*.test.ts`,
  ),
  '**/*.e2e.test.ts',
];
const tests = ['**/*.test.ts'];

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
      projects: [
        { extends: true, test: { name: 'apart', include: apart, isolate: true } },
        // The files share the modules of their worker: most of them are read faster than these are loaded.
        {
          extends: true,
          test: {
            name: 'together',
            include: tests,
            // The site's own suite opens what it has built.
            exclude: ['**/node_modules/**', 'site/browser/**', ...apart],
            isolate: false,
          },
        },
      ],
      // A snapshot that is not there fails, as in CI.
      update: 'none',
      // Many of them wait for what they started.
      maxWorkers: Math.ceil(availableParallelism() * 1.5),
      // Generated fixtures are written there; they go through the alias too.
      server: { deps: { inline: [/\.cache\/generate-tests\//] } },
    },
  }),
);
