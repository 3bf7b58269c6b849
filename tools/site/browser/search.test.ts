import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, useBrowser } from './use-browser.ts';

const open = useBrowser();

test.each([
  ['an operation by its id', 'createCustomerInvoice', '/reference/keyline/create-customer-invoice/'],
  ['an operation by its path', '/accounting/credit_notes', '/reference/keyline/list-credit-notes/'],
  [
    'an operation by its method of the client',
    'unified.records.create',
    '/reference/fiskaly/unified/create-record/',
  ],
  ['an operation by words', 'reverse customer invoice', '/reference/keyline/reverse-customer-invoice/'],
  ['a field', 'services_performed_at', '/reference/keyline/create-customer-invoice/'],
  ['an error', 'OutcomeUnknownError', '/guides/errors/'],
  ['a guide', 'lost answer', '/guides/lost-answers/'],
])('finds %s', async (_, words, expected) => {
  await using opened = await open('/');
  await search(opened.page, words);
  // Results come one by one.
  await eventually(() => pagesFound(opened.page)).toContain(expected);
  expect(opened.errors).toEqual([]);
});

test('is opened, used and closed by keyboard alone', async () => {
  await using opened = await open('/guides/errors/');
  const { page } = opened;
  await search(page, 'createRecord');
  await page.locator(result).first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('dialog[open]').count()).toBe(0);
});

const result = 'dialog[open] .pagefind-ui__result-title a';

async function search(page: Page, words: string): Promise<void> {
  await page.locator('site-search > button:enabled').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').fill(words);
}

/** The pages among the first results, without the places in them. */
async function pagesFound(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator(result)
    .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  return [...new Set(hrefs)];
}
