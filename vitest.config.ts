import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

// One configuration for every package; each runs it in its own folder.
export default defineConfig({
  root: process.cwd(),
  test: {
    globalSetup: new URL('./vitest.temporary-folder.ts', import.meta.url).pathname,
    // By default one core is left idle: half of a small machine, and the suites wait for sockets and clocks a lot.
    maxWorkers: '100%',
    // The runtime's test files share the modules of their worker, which halves what they take; none leaves anything behind.
    // Elsewhere some do: MSW takes over the network of a process, and the whole of zod changes the messages of all of it.
    isolate: basename(process.cwd()) !== 'runtime',
    // The clock fails no test on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
