import type { TestProject } from 'vitest/node';
import { buildSite, serveSite } from '../site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is served. */
    readonly site: string;
  }
}

/** Builds the site once for all tests, and serves it. With `QUITTANCE_SITE_BUILT` in the environment it is taken as it lies there. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!process.env.QUITTANCE_SITE_BUILT) {
    const { pages, seconds } = await buildSite();
    console.log(`site: ${pages} pages built in ${seconds} s`);
  }
  const site = await serveSite(0);
  provide('site', site.url);
  return () => site.close();
}
