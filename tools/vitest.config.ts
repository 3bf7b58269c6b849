import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../vitest.config.ts';

const runtime = (file: string) => new URL(`../packages/runtime/src/${file}`, import.meta.url).pathname;

/** What takes over the fetch, the clock or the streams of its process, or is long: each file in a process of its own. */
const apart = [
  '**/*.e2e.test.ts',
  'agreement/{answers,formats,requests}.test.ts',
  'bench/**/*.test.ts',
  'docs/{commands/commands,snippets,stages/stages}.test.ts',
  'faults/{every-vendor/every-vendor,matrix/run-matrix,retry-budget,soak/run-soak,tokens-under-load}.test.ts',
  'mock/{cli,start-mock}.test.ts',
  'quickstart/{examples,story/story}.test.ts',
  'release/{packages,release,api/api-report,api/reports,guide/package-guide}.test.ts',
  'security/{malformed-answers,secrets,slow-schemas}.test.ts',
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
