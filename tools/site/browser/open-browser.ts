import { type Browser, chromium } from 'playwright-core';
import { unpackedChromium } from '../../shared/testing/unpacked-chromium.ts';

/** The browser that the workspace brings, or the one that `QUITTANCE_CHROMIUM` names; none where neither is. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser | undefined> {
  const named = process.env.QUITTANCE_CHROMIUM;
  const unpacked = named === undefined ? await unpackedChromium() : undefined;
  const executablePath = named ?? unpacked?.file;
  if (executablePath === undefined) return undefined;
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...unpacked?.env } as Record<string, string>,
    // In a container there is no sandbox to be had, and the pages are our own.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      ...flags,
    ],
  });
}
