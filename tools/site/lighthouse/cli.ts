import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import desktop from 'lighthouse/core/config/desktop-config.js';
import { formatTable } from '../../bench/format-table.ts';
import { runCommand } from '../../shared/command-line/run-command.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { serveSite } from '../site.ts';

const LEAST_SCORE = 95;
const paths = [
  '/',
  '/guides/lost-answers/',
  '/reference/keyline/list-orders/',
  '/reference/fiskaly/unified/create-record/',
];

await runCommand(
  {
    name: 'pnpm site:lighthouse',
    summary:
      'What Lighthouse says of the site as pnpm site has built it: speed, accessibility, and when a page can be used, on a phone and on a desk. Speed is printed; accessibility below 95 fails.',
    examples: ['pnpm site:lighthouse'],
  },
  async () => {
    const port = await freePort();
    const browser = await openBrowser([`--remote-debugging-port=${port}`]);
    if (!browser) throw new Error('There is no Chromium for this machine. Name one in QUITTANCE_CHROMIUM.');
    const site = await serveSite(0);
    try {
      const rows = [];
      for (const path of paths)
        for (const [name, config] of [
          ['phone', undefined],
          ['desk', desktop],
        ] as const)
          rows.push({ path, name, ...(await measure(new URL(path, site.url).href, port, config)) });
      const head = ['', 'screen', 'performance', 'accessibility', 'best practices', 'interactive, ms', 'kB'];
      console.log(
        formatTable(
          head,
          rows.map((row) => [
            row.path,
            row.name,
            ...[row.performance, row.accessibility, row.practices, row.interactiveMs, row.kB].map(String),
          ]),
        ),
      );
      return rows.every(({ accessibility }) => accessibility >= LEAST_SCORE);
    } finally {
      await browser.close();
      await site.close();
    }
  },
);

async function measure(url: string, port: number, config: typeof desktop | undefined) {
  const result = await lighthouse(
    url,
    { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] },
    config,
  );
  if (!result) throw new Error(`Lighthouse has nothing to say of ${url}.`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    practices: score('best-practices'),
    interactiveMs: Math.round(audits.interactive?.numericValue ?? Number.NaN),
    kB: Math.round((audits['total-byte-weight']?.numericValue ?? Number.NaN) / 1000),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
