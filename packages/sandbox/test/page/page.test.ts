import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { management } from '../../src/management/index.ts';
import { things } from '../core/things.ts';
import { openBrowser } from './open-browser.ts';
import { type Visit, visit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const live = (page: Page) => page.getByText('live', { exact: true }).waitFor();
/** Longer than the second that `expect.poll` waits: a busy machine fails no test. */
const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 120_000 });
const textOf = (page: Page, selector: string) => page.locator(selector).allTextContents();
/** A day on which all happens that the page has to show. */
const eventful = async ({ sandbox, create }: Visit) => {
  await create('espresso');
  sandbox.faults.loseAnswer();
  await create('<img src=x>', '6f1c7c1e-5f43-4d07-9c3e-0f4f6bb7d9aa'.repeat(3)).catch(() => undefined);
  await create('<b>bold</b>');
  await sandbox.fetch(`https://any.example/nowhere/${'long'.repeat(40)}`);
  await sandbox.fetch('https://any.example/api/v1/odd');
  sandbox.faults.respond(503, { operation: 'createThing', times: 3 });
  await create('tea');
};
const openAll = async (page: Page) => {
  await live(page);
  await page.locator('#tables-names button').first().click();
  await page.locator('#tables-rows summary').first().click();
  await page.locator('#calls-table .look:visible').first().click();
  await page.getByText('"sent"').waitFor();
  await page.getByText('Any other fault, as JSON').click();
};

test('a call whose answer is lost is told: unknown, and really: done once', async () => {
  await using there = await visit(browser, things);
  const { page, sandbox, create } = there;
  await live(page);
  await page.getByText('No call has come yet.').waitFor();
  await page.getByLabel('For requests of').selectOption('createThing');
  await page.getByRole('button', { name: 'Lose the answer' }).click();
  await page.getByRole('status').getByText('Set up for createThing: lose the answer.').waitFor();
  await eventually(() => textOf(page, '#faults-rows .met')).toEqual(['waits']);

  await expect(create('espresso')).rejects.toThrow();
  const row = page.getByRole('row', { name: /createThing/ }).first();
  await row.getByText('done once').waitFor();
  await eventually(() => row.locator('.told').textContent()).toBe('unknown');
  await row.getByText('≠ differs').waitFor();
  await page.getByRole('status').getByText('createThing: told unknown; really done once.').waitFor();
  await eventually(() => textOf(page, '#faults-rows .met')).toEqual(['1×, over']);

  expect((await create('espresso')).status).toBe(201);
  await row.getByText('stored answer').waitFor();
  await eventually(() => row.locator('.told').textContent()).toBe('done');
  await row.getByText('≠ differs').waitFor({ state: 'hidden' });
  await eventually(() => row.locator('.attempts li').count()).toBe(2);
  await row.getByRole('button', { name: 'What was done' }).click();
  await page.locator('.work').getByText('"name": "espresso"').first().waitFor();

  await page.getByRole('button', { name: 'Take away: answer lost' }).click();
  await page.getByText('None is set up').waitFor();
  expect(sandbox.faults.list()).toEqual([]);
  expect(there.complaints).toEqual([]);
});

test('what comes in by the port is shown as it comes, and a fault meets it there', async () => {
  await using there = await visit(browser, things);
  const { page, url } = there;
  await live(page);
  const list = () => fetch(`${url}/things`, { headers: { authorization: 'Bearer test-token' } });
  expect((await list()).status).toBe(200);
  const row = page.getByRole('row', { name: /listThings/ });
  await row.first().getByText('only read').waitFor();
  await page.getByRole('button', { name: 'Lose the answer' }).click();
  await page.getByText('waits').waitFor();
  await expect(list()).rejects.toThrow();
  await row.getByText('answer lost').waitFor();
  expect(there.complaints).toEqual([]);
});

test('every part can be used by keyboard alone, and shows where the focus is', async () => {
  await using there = await visit(browser, things, {}, eventful);
  const { page, sandbox } = there;
  await live(page);
  const stops: string[] = [];
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0] : at;
      const name = at.ariaLabel ?? label?.textContent?.trim() ?? '';
      return { name, seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
    });
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await focused();
    if (!at) break;
    expect(at).toEqual({ name: expect.stringMatching(/./), seen: true });
    stops.push(at.name);
  }
  for (const part of [
    'Faults',
    'Operation',
    'What was done',
    'Lose the answer',
    'Take all away',
    'a day later',
    'things 3',
  ])
    expect(
      stops.find((stop) => stop.startsWith(part)),
      part,
    ).toBeDefined();

  const go = async (name: string) => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      await page.keyboard.press('Tab');
      if ((await focused())?.name.startsWith(name)) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  };
  const press = async (name: string, key = 'Enter') => {
    await go(name);
    await page.keyboard.press(key);
  };
  await press('Take all away');
  await page.getByText('None is set up').waitFor();
  await eventually(focused).toMatchObject({ name: 'For requests of' });
  await press('Revoke the token', 'Space');
  await eventually(() => sandbox.faults.list().map(({ name }) => name)).toEqual(['revoke, arrival']);
  await press('Only where told', 'Space');
  await eventually(() => textOf(page, '.call-row .told')).toEqual(['unknown', 'unknown']);
  const before = sandbox.clock.now().getTime();
  await press('a day later');
  await eventually(() => sandbox.clock.now().getTime() - before).toBeGreaterThanOrEqual(86_400_000);
  await press('things 3');
  await page.locator('#tables-rows summary').first().waitFor();
  page.once('dialog', (dialog) => dialog.accept());
  await press('Back to the beginning');
  await page.getByText('No call is like that.').waitFor();
  expect(sandbox.ledger.rows('things')).toEqual([]);
  expect(there.complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'is whole in the %s theme, on a desktop and on a phone',
  async (colorScheme) => {
    for (const width of [1280, 360]) {
      await using there = await visit(
        browser,
        things,
        { colorScheme, viewport: { width, height: 800 } },
        eventful,
      );
      const { page } = there;
      await openAll(page);
      const seen = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        const brightness = (text: string) => Math.max(...(text.match(/\d+/g) ?? []).map(Number));
        return {
          paper: brightness(backgroundColor),
          ink: brightness(color),
          width: document.documentElement.scrollWidth,
        };
      });
      expect(seen.paper > seen.ink).toBe(colorScheme === 'light');
      expect(seen.width).toBe(width);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(there.complaints).toEqual([]);
    }
  },
);

test('what was sent is text, whatever it says', async () => {
  await using there = await visit(browser, things, {}, eventful);
  const { page } = there;
  await openAll(page);
  await page.locator('pre').getByText('<b>bold</b>').first().waitFor();
  expect(await page.locator('main b:not(.status):not(button b), main img').count()).toBe(0);
  expect(there.complaints).toEqual([]);
});

test('shows only the calls that are asked for', async () => {
  await using there = await visit(browser, things, {}, eventful);
  const { page } = there;
  await live(page);
  await eventually(() => textOf(page, '.operation')).toHaveLength(6);
  await page.getByLabel('Only where told and done differ').check();
  await eventually(() => textOf(page, '.call-row .really strong')).toEqual(['nothing done', 'done once']);
  await page.getByLabel('Operation', { exact: true }).selectOption('listThings');
  await page.getByText('No call is like that.').first().waitFor();
  await page.getByRole('table', { name: 'Told, and really done' }).waitFor({ state: 'hidden' });
});

test('any fault can be set up as JSON, and what is wrong with it is said', async () => {
  await using there = await visit(browser, things);
  const { page, sandbox } = there;
  await live(page);
  await page.getByText('Any other fault, as JSON').click();
  const json = page.getByLabel('What to set up');
  await json.fill('{ "place": "delivery", "act": { "does": "reset" } }');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByRole('status').getByText('`act.moment` is missing').waitFor();
  await json.fill('{ "place": ');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByRole('status').getByText('JSON').waitFor();
  await json.fill('{ "place": "delivery", "act": { "does": "wait", "ms": 5 }, "operation": "getThing" }');
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByText('wait, delivery').waitFor();
  expect(sandbox.faults.list()).toMatchObject([{ operation: 'getThing', hits: 0 }]);
  // A refused form is what the browser itself notes in the console.
  expect(there.complaints).toEqual([expect.stringContaining('400')]);
});

test('polls while it cannot be told of news, and says when nobody answers', async () => {
  await using there = await visit(browser, things, {}, ({ page }) =>
    page.route('**/_sandbox/watch', (route) => route.abort()),
  );
  const { page, create } = there;
  await page.getByText('polling').waitFor();
  await create('espresso');
  await page.getByText('done once').waitFor();
  await there.hangUp();
  await page.getByText('no answer', { exact: true }).waitFor();
  await page.getByRole('status').getByText('The sandbox does not answer.').waitFor();
});

test('stays quick beside twenty thousand events', async () => {
  await using there = await visit(browser, things, {}, async ({ sandbox, create }) => {
    for (let made = 0; made < 5_000; made += 1) await create(`thing ${made}`);
    expect(sandbox.ledger.events.length).toBeGreaterThan(20_000);
  });
  const { page, create } = there;
  await page.getByText('The newest 200 of 5,000 calls.').waitFor();
  const began = performance.now();
  await create('one more');
  await page.getByText('key one more').waitFor();
  // Some 400 ms on an idle machine, of which up to 250 are between two looks.
  expect(performance.now() - began).toBeLessThan(10_000);
  await eventually(() => page.locator('.call-row').count()).toBe(200);
  await page.getByRole('button', { name: 'Show older calls' }).click();
  await eventually(() => page.locator('.call-row').count()).toBe(400);
  await page.getByRole('button', { name: 'things 5001' }).click();
  await page.getByText('things, the newest 100 of 5001').waitFor();
  expect(there.complaints).toEqual([]);
});

test('shows the rows of a vendor, and keeps open what somebody reads', async () => {
  await using there = await visit(browser, management);
  const { page, sandbox } = there;
  await live(page);
  await page.getByRole('button', { name: /^organizations/ }).click();
  await page.locator('#tables-rows summary').first().click();
  const [row] = sandbox.ledger.rows('organizations');
  expect(JSON.parse((await page.locator('#tables-rows pre').first().textContent()) ?? '')).toEqual(row);
  await page.getByRole('button', { name: 'an hour later' }).click();
  await page.getByRole('status').getByText('It is an hour later.').waitFor();
  await eventually(() => page.locator('#tables-rows details[open]').count()).toBe(1);
  expect(await page.title()).toBe('fiskaly/management · sandbox');
  expect(there.complaints).toEqual([]);
});
