import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

// One configuration for every package; each runs it in its own folder.
export default defineConfig({
  root: process.cwd(),
  test: {
    globalSetup: new URL('./vitest.temporary-folder.ts', import.meta.url).pathname,
    // By default one core is left idle: half of a small machine, and the suites wait for sockets and clocks a lot.
    maxWorkers: '100%',
    // Test files share the modules of their worker, which halves what those of the runtime take; none may leave anything
    // behind. MSW in the sandbox's tests takes over the network of a whole process.
    isolate: basename(process.cwd()) === 'sandbox',
    // The clock fails no test on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
