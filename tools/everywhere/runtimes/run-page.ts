import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnpackedChromium } from '../../shared/testing/unpacked-chromium.ts';
import type { Front } from '../start-front.ts';
import { bundleProgram } from './bundle-program.ts';
import { runProgram } from './run-program.ts';

// Headless, as root in a container too, and quiet: no connection but the page's own.
const flags = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const LONGEST_RUN_MS = 60_000;

/** Bundles the page, serves it from the front, opens it in Chromium, and waits for the report that it sends. */
export async function runPage(
  chromium: UnpackedChromium,
  options: { readonly project: string; readonly run: string; readonly front: Front },
): Promise<string> {
  const { project, run, front } = options;
  front.serve(
    run,
    new Map([
      ['index.html', '<!doctype html><title>Quittance</title><script type="module" src="page.js"></script>'],
      ['page.js', await bundleProgram(project, 'page.mjs', ['browser'])],
      ['page-worker.js', await bundleProgram(project, 'page-worker.mjs', ['browser'])],
    ]),
  );
  const profile = mkdtempSync(join(tmpdir(), 'quittance-chromium-'));
  const end = new AbortController();
  const browser = runProgram(
    chromium.file,
    [...flags, '--enable-logging=stderr', `--user-data-dir=${profile}`, `${front.urlOf(run)}/index.html`],
    { cwd: project, signal: end.signal, env: chromium.env },
  );
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, LONGEST_RUN_MS, undefined).unref();
  });
  try {
    const report = await Promise.race([front.reportOf(run), browser, late]);
    end.abort();
    return report ?? (await browser);
  } finally {
    end.abort();
    await browser.catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
