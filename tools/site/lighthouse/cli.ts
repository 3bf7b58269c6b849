import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatTable } from '../../bench/format-table.ts';
import { runCommand } from '../../shared/command-line/run-command.ts';
import { run } from '../../shared/run.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { serveSite } from '../site.ts';

const LEAST_ACCESSIBILITY = 95;
const paths = [
  '/',
  '/guides/lost-answers/',
  '/reference/keyline/list-orders/',
  '/reference/fiskaly/unified/create-record/',
];
const screens = { phone: [], desk: ['--preset=desktop'] };

/** As much of a report as is shown. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue: number }>>;
}

await runCommand(
  {
    name: 'pnpm site:lighthouse',
    summary: `What Lighthouse says of the site as pnpm site has built it, on a phone and on a desk. Speed is printed; accessibility below ${LEAST_ACCESSIBILITY} fails.`,
    examples: ['pnpm site:lighthouse'],
  },
  async () => {
    const port = await freePort();
    const browser = await openBrowser([`--remote-debugging-port=${port}`]);
    if (!browser) throw new Error('There is no Chromium for this machine. Name one in QUITTANCE_CHROMIUM.');
    const site = await serveSite(0);
    const rows: string[][] = [];
    let holds = true;
    try {
      for (const path of paths)
        for (const [screen, flags] of Object.entries(screens)) {
          const { categories, audits } = await measure(new URL(path, site.url).href, port, flags);
          const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
          const value = (name: string, per = 1) =>
            Math.round((audits[name]?.numericValue ?? Number.NaN) / per);
          holds &&= score('accessibility') >= LEAST_ACCESSIBILITY;
          rows.push([
            path,
            screen,
            ...['performance', 'accessibility', 'best-practices'].map((name) => String(score(name))),
            String(value('interactive')),
            String(value('total-byte-weight', 1000)),
          ]);
        }
    } finally {
      await browser.close();
      await site.close();
    }
    const head = ['', 'screen', 'performance', 'accessibility', 'best practices', 'interactive, ms', 'kB'];
    console.log(formatTable(head, rows));
    return holds;
  },
);

/** In a process of its own: the package is there for this command alone, and its types are not. */
async function measure(url: string, port: number, flags: readonly string[]): Promise<Report> {
  const wanted = ['--only-categories=performance,accessibility,best-practices', '--output=json', '--quiet'];
  const args = [url, `--port=${port}`, ...wanted, ...flags];
  return JSON.parse(await run('node_modules/.bin/lighthouse', args, { cwd: import.meta.dirname })) as Report;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
