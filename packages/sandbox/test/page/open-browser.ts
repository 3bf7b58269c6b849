import { unpackedChromium } from '@quittance/tools/shared/testing/unpacked-chromium.ts';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Starts the Chromium that pnpm has installed; where there is none, the Chrome of the machine. */
export async function openBrowser(): Promise<Browser> {
  const unpacked = await unpackedChromium();
  if (unpacked === undefined) return playwright.launch({ channel: 'chrome' });
  return playwright.launch({
    executablePath: unpacked.file,
    // As root in a container too, without a GPU, and without a connection of its own.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
    env: { ...process.env, ...unpacked.env },
  });
}
