import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mock, startMock } from '../mock/start-mock.ts';
import { formatMatrix, formatMissing, type Row } from './format-matrix.ts';
import { type InstalledProject, installProject } from './install-project.ts';
import { nodeOnly } from './node-only.ts';
import { parseReport } from './report.ts';
import { runtimes } from './runtimes/runtimes.ts';
import { type Front, startFront } from './start-front.ts';
import { allowedRanges, runBeside } from './versions.ts';

const apis = {
  'sign-pt': 'fiskaly/sign-pt',
  management: 'fiskaly/management',
  keyline: 'keyline',
  'space-invoices': 'space-invoices',
  billing: 'masstack/billing',
};

let mocks: ReadonlyMap<string, Mock> = new Map();
let front: Front;
let project: InstalledProject;
const rows: Row[] = [];

beforeAll(async () => {
  // One after the other: five mocks that start while the packages are built may take longer than a mock is given.
  project = await installProject();
  const starting = Object.entries(apis).map(async ([name, id]) => [name, await startMock(id)] as const);
  mocks = new Map(await Promise.all(starting));
  front = await startFront(mocks);
}, 300_000);

afterAll(async () => {
  if (rows.length > 0) console.log(`\n${formatMatrix(rows)}\n${formatMissing(rows)}\n`);
  await front?.stop();
  await Promise.all([...mocks.values()].map((mock) => mock.stop()));
  project?.remove();
});

describe('the packed packages do a day of work on', () => {
  for (const { name, find } of runtimes) {
    it(name, { timeout: 180_000 }, async (context) => {
      const runtime = await find();
      if ('missing' in runtime) {
        rows.push({ name, missing: runtime.missing });
        return context.skip(runtime.missing);
      }
      const started = performance.now();
      const report = parseReport(name, await runtime.run({ project: project.folder, front }));
      rows.push({ name, report, seconds: (performance.now() - started) / 1000 });

      const failed = Object.entries(report.steps).filter(([, result]) => result !== 'ok');
      expect(Object.fromEntries(failed)).toEqual({});
      expect(Object.keys(report.steps).length).toBeGreaterThanOrEqual(12);
      expect(report.version).toBe(runtime.version);
      // Whatever stands at the path: node22 is a Node 22.
      expect(report.version.toLowerCase().replace(' ', '')).toContain(/^node\d+/.exec(name)?.[0] ?? '');

      const sent = front.seenBy(name).filter(({ path }) => path.startsWith('/sign-pt/'));
      const [token, ...others] = sent;
      expect(token).toMatchObject({ method: 'POST', path: '/sign-pt/tokens' });
      expect(others.filter(({ path }) => path === '/sign-pt/tokens')).toEqual([]);
      expect(others.filter(({ headers }) => !headers.authorization?.startsWith('Bearer '))).toEqual([]);
      const creates = others.filter(({ method, path }) => method === 'POST' && path === '/sign-pt/records');
      // Made from the same id, so the same on every runtime; and the refused body was not sent at all.
      expect(creates.map(({ headers }) => headers['x-idempotency-key'])).toEqual([
        expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      ]);
    });
  }
});

it('the packed packages take nothing for granted that only Node offers', async () => {
  const names = ['runtime', 'runtime/schema', 'fiskaly/sign-pt', 'fiskaly/management', 'keyline'];
  const contents = [...names, 'masstack/billing', 'space-invoices']
    .map((name, index) => `export * as package${index} from '@quittance/${name}';`)
    .join('\n');
  expect(await nodeOnly({ stdin: { contents, resolveDir: project.folder } })).toEqual([]);
});

// The lowest: release/packages.test.ts.
it('the packed packages do what they promise beside the newest ky, zod and undici that they allow, one copy of each', {
  timeout: 120_000,
}, async () => {
  const found = await runBeside(project, allowedRanges(project.folder));
  console.log(`the newest: ${Object.entries(found.versions).flat().join(' ')}`);
  expect(found.copies).toEqual(found.versions);
  expect(found.complaints).toBe('');
});
