import { defineConfig } from 'vitest/config';

// `pnpm everywhere`. Apart from the other tests: it builds and packs every package first, which takes a minute.
export default defineConfig({
  test: { root: import.meta.dirname, include: ['everywhere.matrix.ts'] },
});
