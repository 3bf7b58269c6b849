import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { BEGINNING, billing } from '../../packages/sandbox/src/billing/index.ts';
import { accountId, organizationId, spaceInvoices } from '../../packages/sandbox/src/space-invoices/index.ts';
import { commission, unified } from '../../packages/sandbox/src/unified/index.ts';
import { registeredApis } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { findQuickstarts } from './quickstarts.ts';
import { startProgram } from './start-program.ts';
import { chapters } from './story/chapters.ts';
import { openStage, type Stage } from './story/stage.ts';

/** Run here, with what they show. Those of the story are run there. */
const played: Readonly<Record<string, () => Promise<void>>> = {
  async 'packages/fiskaly/examples/audit-file.ts'() {
    await using stage = await openStage(unified, (url) => ({ FISKALY_UNIFIED_URL: url }));
    const { apiKey, apiSecret } = (await commission(stage.sandbox)).options;
    const env = { FISKALY_API_KEY: apiKey, FISKALY_API_SECRET: apiSecret };
    const script = 'packages/fiskaly/examples/audit-file.ts';
    const [line] = await stage.run(script, ['2026-02'], env);
    expect(line).toBe('audit file 2026-02-01 to 2026-02-28, COMPLETED: saft-2026-02.zip');
    expect(readFileSync(join(stage.folder, 'saft-2026-02.zip')).subarray(0, 2).toString()).toBe('PK');
    await stage.run(script, ['2026-02'], env);
    expect(stage.sandbox.ledger.of('createFile'), 'looks before it asks').toHaveLength(1);
  },

  async 'packages/masstack/examples/billing.ts'() {
    await using stage = await openStage(billing, (url, { token }) => ({
      ...{ MASSTACK_URL: url, MASSTACK_TOKEN: token },
    }));
    const [account, details, invoice] = await stage.run('packages/masstack/examples/billing.ts');
    expect(account).toBe(`account ${BEGINNING.accountId}`);
    expect(details).toMatch(/billing details {2}\{"next_billing_date":"\d{4}-\d\d-01"\}/);
    expect(invoice).toContain(`${BEGINNING.invoiceId}.pdf`);
  },

  async 'packages/space-invoices/examples/organization-with-logo.ts'() {
    await using stage = await openStudio();
    const lines = await stage.run('packages/space-invoices/examples/organization-with-logo.ts');
    expect(lines[0]).toMatch(/: Studio Kamin d\.o\.o\., with a logo$/);
    expect(lines[1]).toBe('  organizations of the account: Studio Kamin d.o.o., Studio Kamin d.o.o.');
    expect(stage.sandbox.ledger.of('uploadOrganizationImage')).toHaveLength(1);
  },

  async 'packages/sandbox/examples/rehearse-lost-answer.ts'() {
    const program = startProgram('packages/sandbox/examples/rehearse-lost-answer.ts');
    expect(await program.ended, program.output).toBe(0);
    expect(program.output).toMatch(/tests 3\n.*\n.*pass 3\n/);
  },
};

test.each(Object.entries(played))('%s', (_, play) => play());

test('the invoice that is there is gone on with, and paid once', async () => {
  await using stage = await openStudio();
  const script = 'packages/space-invoices/examples/draft-to-paid-invoice.ts';
  const first = await stage.run(script, ['order-7']);
  expect(await stage.run(script, ['order-7'])).toEqual(first);
  const { ledger } = stage.sandbox;
  for (const operation of ['createDocument', 'sendDocument', 'createDocumentPayment'])
    expect(ledger.of(operation), operation).toHaveLength(1);
});

test('a merchant is set up once, however often the program is run', async () => {
  await using stage = await openStage(unified, (url, { apiKey, apiSecret }) => ({
    ...{ FISKALY_UNIFIED_URL: url, FISKALY_API_KEY: apiKey, FISKALY_API_SECRET: apiSecret },
  }));
  const script = 'packages/fiskaly/examples/set-up-a-merchant.ts';
  const variables = () => readFileSync(join(stage.folder, 'merchant.env'), 'utf8');
  await stage.run(script);
  const first = variables();
  await stage.run(script);
  expect(variables()).toBe(first);
  expect(stage.sandbox.ledger.of('createSystem')).toHaveLength(1);
});

test('every example is run by the story or here', () => {
  const scripts = globSync('packages/*/examples/*.ts', { cwd: repoRoot }).map((path) =>
    path.split(sep).join('/'),
  );
  const text = globSync('story/*.ts', { cwd: import.meta.dirname })
    .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
    .join('\n');
  // A part of others, and no program; examples of a scaffolded API are run by `npm start`, against its mock.
  const told = chapters.flatMap(({ apis }) => apis);
  const others = [...findQuickstarts()].flatMap(([api, { script }]) => (told.includes(api) ? [] : script));
  const known = ['packages/fiskaly/examples/till.ts', ...others, ...Object.keys(played)];
  const isTold = (script: string) =>
    text.includes(script) || text.includes(`\${examples}/${script.split('/').at(-1)}`);
  expect(scripts.filter((script) => !known.includes(script) && !isTold(script))).toEqual([]);
  expect(registeredApis().length).toBeGreaterThanOrEqual(told.length);
});

function openStudio(): Promise<Stage<typeof spaceInvoices.options>> {
  return openStage(spaceInvoices, (url, { accessToken }) => ({
    ...{ SPACE_INVOICES_URL: url, SPACE_INVOICES_TOKEN: accessToken },
    ...{ SPACE_INVOICES_ACCOUNT: accountId, SPACE_INVOICES_ORGANIZATION: organizationId },
  }));
}
