import { expect, test } from 'vitest';
import { buildReference } from '../reference/build-reference.ts';
import { allNodes } from '../reference/testing/all-nodes.ts';
import { builtPaths, htmlOf } from './pages.ts';
import { eventually, useBrowser } from './use-browser.ts';

const open = useBrowser();

test('the page of each operation has every field of its model', async () => {
  const pages = new Set(builtPaths());
  const missing = (await buildReference()).flatMap((api) =>
    api.groups
      .flatMap(({ operations }) => operations)
      .flatMap((operation) => {
        const path = `/reference/${api.id}/${operation.slug}/`;
        if (!pages.has(path)) return [`${path} is not there`];
        const ids = new Set([...htmlOf(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
        return allNodes(operation)
          .filter(({ anchor }) => !ids.has(anchor))
          .map(({ anchor }) => `${path}#${anchor}`);
      }),
  );
  expect(missing).toEqual([]);
});

test('a name shows its type, and a sample is copied without it', async () => {
  await using opened = await open('/reference/keyline/list-orders/');
  const { page } = opened;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.right-rail [role=tabpanel]:not([hidden]) .twoslash-hover').nth(2).hover();
  await eventually(() => page.locator('#types').textContent()).toContain(
    'createKeyline(options: KeylineOptions): Keyline',
  );
  await page.keyboard.press('Escape');
  await eventually(() => page.locator('#types:popover-open').count()).toBe(0);
  const box = page.locator('.right-rail .copyable').first();
  await box.hover();
  await box.getByRole('button').click();
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^import \{ createKeyline \} from '@quittance\/keyline';\n\nconst keyline = /,
  );
  expect(opened.errors).toEqual([]);
});

test('a sample, once chosen as curl, is curl on the next page', async () => {
  await using opened = await open('/reference/keyline/list-orders/');
  const { page } = opened;
  await page.getByRole('tab', { name: 'curl' }).click();
  await page.getByRole('link', { name: 'Get an order' }).first().click();
  await page.waitForURL('**/get-order/');
  const curl = page.getByRole('tab', { name: 'curl' });
  await eventually(() => curl.getAttribute('aria-selected')).toBe('true');
});
