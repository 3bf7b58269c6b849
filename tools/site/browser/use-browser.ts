import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { openBrowser } from './open-browser.ts';

/** A page that is open, and what it complained of. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of its scripts and console. */
  readonly errors: readonly string[];
  /** Addresses that it asked for. */
  readonly requests: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A browser for the tests of a file. Gives a function that opens a page of the site. */
export function useBrowser(): (path: string) => Promise<OpenPage> {
  let browser: Browser;
  beforeAll(async () => {
    const opened = await openBrowser();
    if (!opened)
      throw new Error(
        'There is no Chromium for this machine. Name one in QUITTANCE_CHROMIUM, and run this again.',
      );
    browser = opened;
  });
  afterAll(() => browser?.close());
  return (path) => open(browser, path);
}

/** What a page shows comes when its script has run: longer than the second that `expect.poll` waits. */
export function eventually<Value>(look: () => Value) {
  return expect.poll(look, { timeout: 60_000 });
}

async function open(browser: Browser, path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(new URL(path, inject('site')).href, { waitUntil: 'networkidle' });
  return { page, errors, requests, [Symbol.asyncDispose]: () => context.close() };
}
