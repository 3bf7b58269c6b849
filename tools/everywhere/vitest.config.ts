import { defineConfig } from 'vitest/config';

// `pnpm everywhere`. Apart from the other tests: it takes a minute, and runtimes that nothing else needs.
export default defineConfig({
  test: { root: import.meta.dirname, include: ['everywhere.matrix.ts'] },
});
