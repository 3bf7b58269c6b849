import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, dev, preview } from 'astro';
import { registeredApis } from '../shared/apis.ts';
import { requireBuilt } from '../shared/builds/require-built.ts';

// Astro's own, read when it is asked for: nothing leaves the machine.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const root = import.meta.dirname;

/** Where the site is built to. */
export const siteFolder: string = join(root, 'dist');

/** A site that is served. */
export interface ServedSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the site anew. Fails where a snippet does not compile, or a package is not built. */
export async function buildSite(): Promise<{ readonly pages: number; readonly seconds: number }> {
  const startedAt = performance.now();
  requirePackages();
  // What was rendered before knows the types as they were then.
  rmSync(join(root, 'node_modules/.astro'), { recursive: true, force: true });
  await build({ root, logLevel: 'warn' });
  const pages = globSync('**/*.html', { cwd: siteFolder }).length;
  return { pages, seconds: Math.round((performance.now() - startedAt) / 1000) };
}

/** Serves the site as it was built, on loopback. Port 0 is a free one. */
export async function serveSite(port: number): Promise<ServedSite> {
  const server = await preview({ root, logLevel: 'error', server: { host: '127.0.0.1', port } });
  return { url: `http://127.0.0.1:${server.port}/`, close: () => server.stop() };
}

/** Serves the site while somebody writes, and shows what they change. */
export async function watchSite(port: number): Promise<ServedSite> {
  requirePackages();
  const server = await dev({ root, logLevel: 'warn', server: { host: '127.0.0.1', port } });
  return { url: `http://127.0.0.1:${server.address.port}/`, close: () => server.stop() };
}

function requirePackages(): void {
  requireBuilt([
    'journal',
    'opentelemetry',
    'sandbox',
    ...new Set(registeredApis().map((api) => api.package)),
  ]);
}
