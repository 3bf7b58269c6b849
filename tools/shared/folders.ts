import { resolve } from 'node:path';

/** The root of the repository, absolute. */
export const repoRoot = resolve(import.meta.dirname, '../..');

/** The folder of the specs, absolute. */
export const specsRoot = resolve(repoRoot, 'specs');
