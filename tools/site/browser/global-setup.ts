import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from '../../shared/run.ts';
import { serveSite } from '../site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is served. */
    readonly site: string;
  }
}

/** Builds the site once for all tests, and serves it. With `QUITTANCE_SITE_BUILT` in the environment it is taken as it lies there. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!process.env.QUITTANCE_SITE_BUILT) {
    // In a process of its own: Vitest says in its environment that this is no production, and Vite would believe it.
    const env = Object.fromEntries(
      ['NODE_ENV', 'DEV', 'PROD', 'MODE', 'TEST', 'VITEST'].map((name) => [name, undefined]),
    );
    const cwd = join(import.meta.dirname, '..');
    // Pages are made of what is soon garbage: with more room for it, a tenth less work.
    const build = ['--max-semi-space-size=64', 'cli.ts'];
    console.log((await run(process.execPath, build, { cwd, env })).trim());
  }
  const site = await serveSite(0);
  provide('site', site.url);
  return () => site.close();
}
