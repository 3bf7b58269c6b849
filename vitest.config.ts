import { defineConfig } from 'vitest/config';

// One configuration for every package; each runs it in its own folder. The clock fails no test on a busy machine.
export default defineConfig({
  root: process.cwd(),
  test: { testTimeout: 300_000, hookTimeout: 300_000 },
});
