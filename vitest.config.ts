import { basename } from 'node:path';
import { defaultExclude, defineConfig } from 'vitest/config';

const folder = basename(process.cwd());
// Of the sandbox's test files, MSW's takes over the network of its process, and the browser's are long.
const apart = ['test/msw.test.ts', 'test/page/**/*.test.ts'];

// One configuration for every package; each runs it in its own folder.
export default defineConfig({
  root: process.cwd(),
  test: {
    globalSetup: new URL('./vitest.temporary-folder.ts', import.meta.url).pathname,
    // By default one core is left idle: half of a small machine, and the suites wait for sockets and clocks a lot.
    maxWorkers: '100%',
    // The runtime's test files share the modules of their worker, which halves what they take, and most of the sandbox's;
    // none of those leaves anything behind. Elsewhere some do: the whole of zod changes the messages of all of a process.
    isolate: folder !== 'runtime',
    ...(folder === 'sandbox' && {
      projects: [
        { extends: true, test: { name: 'apart', include: apart } },
        { extends: true, test: { name: 'together', exclude: [...defaultExclude, ...apart], isolate: false } },
      ],
    }),
    // The clock fails no test on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
