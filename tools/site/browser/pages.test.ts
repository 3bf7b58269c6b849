import { AxeBuilder } from '@axe-core/playwright';
import { expect, inject, test } from 'vitest';
import { kindsOfPages } from './kinds-of-pages.ts';
import { useBrowser } from './use-browser.ts';

const open = useBrowser();

test.each(kindsOfPages)('%s has no error, asks nobody else, and axe finds nothing serious', async (path) => {
  for (const theme of ['light', 'dark'] as const) {
    await using opened = await open(path, { theme });
    const { page, errors, requests } = opened;
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(inject('site')) && !url.startsWith('data:'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    // In one step: in two, as for pages with frames, every result with its HTML is carried from a page to the other.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join('\n')}`),
    ).toEqual([]);
  }
});

test.each(kindsOfPages)('%s does not scroll sideways on a phone', async (path) => {
  await using opened = await open(path, { width: 360, height: 740 });
  const { page } = opened;
  // Folded parts are opened first: a long word may hide in one.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const wide = await page.evaluate(() => {
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
  expect(wide).toEqual([]);
});
