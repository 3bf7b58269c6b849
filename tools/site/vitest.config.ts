import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts'],
    globalSetup: ['../../vitest.temporary-folder.ts', './browser/global-setup.ts'],
    // The clock fails no test on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
