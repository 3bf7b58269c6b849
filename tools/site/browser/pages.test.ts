import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { kindsOfPages } from './kinds-of-pages.ts';
import { useBrowser } from './use-browser.ts';

const open = useBrowser();

// One after the other in the same page, loaded anew: another browser's context for each costs as much as the page does.
test.each(kindsOfPages)(
  '%s has no error, asks nobody else, has nothing serious for axe in either theme, and fits a phone',
  async (path) => {
    await using opened = await open(path);
    const { page, errors, requests } = opened;
    for (const theme of ['light', 'dark'] as const) {
      if (theme === 'dark') {
        await page.emulateMedia({ colorScheme: theme });
        await page.reload({ waitUntil: 'networkidle' });
      }
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
      expect((await seriousFaults(page)).map((fault) => `${theme} ${fault}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload({ waitUntil: 'networkidle' });
    expect(await partsBeyondTheEdge(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(inject('site')) && !url.startsWith('data:'))).toEqual([]);
  },
);

async function seriousFaults(page: Page): Promise<string[]> {
  // In one step: in two, as for pages with frames, every result with its HTML is carried from a page to the other.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** What makes a page scroll sideways. */
async function partsBeyondTheEdge(page: Page): Promise<string[]> {
  // Folded parts are opened first: a long word may hide in one.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter(
      (one) =>
        one.getBoundingClientRect().right > clientWidth &&
        !one.closest('pre, table, .picture-box, [role=tablist]'),
    );
    // Whoever it is: a page that scrolls fails, also where nobody can be named.
    return [`${scrollWidth} px wide`, ...beyond.map((one) => one.outerHTML.slice(0, 200))];
  });
}
