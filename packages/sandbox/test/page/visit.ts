import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createSandbox, type Sandbox, type Vendor } from '../../src/index.ts';

/** A page in the browser, its sandbox, and what must stay empty. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Errors of the console and of scripts, failed requests, and requests to anywhere else. */
  readonly complaints: readonly string[];
  /** Sends a thing to be created, in process. */
  create(name: string, key?: string): Promise<Response>;
  /** Closes the port, and the page stays open. */
  hangUp(): Promise<void>;
}

/** Puts a sandbox of a vendor on a port, and opens its page. `before` happens between the two. */
export async function visit(
  browser: Browser,
  vendor: Vendor,
  options: BrowserContextOptions = {},
  before: (visit: Visit) => Promise<unknown> | undefined = () => undefined,
): Promise<Visit> {
  const sandbox = createSandbox(vendor);
  const listening = await sandbox.listen();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'info' && message.type() !== 'log') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${listening.page}`)) complaints.push(`request to ${request.url()}`);
  });
  const made: Visit = {
    ...{ page, sandbox, complaints, url: listening.url },
    create: (name, key = name) =>
      sandbox.fetch('https://any.example/api/v1/things', {
        method: 'POST',
        headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': key },
        body: JSON.stringify({ name }),
      }),
    hangUp: () => listening.close(),
    async [Symbol.asyncDispose]() {
      await context.close();
      await listening.close();
      sandbox.close();
    },
  };
  await before(made);
  await page.goto(listening.page);
  return made;
}
