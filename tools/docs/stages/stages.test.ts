import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { VENDORS } from '../../../packages/sandbox/src/vendors.ts';
import { openStage, stages } from './index.ts';

test('every vendor of the sandbox has its stage', () => {
  expect(Object.keys(stages)).toEqual(expect.arrayContaining(Object.keys(VENDORS)));
});

test('a stage gives what is asked for, and leads the service to its sandbox', async () => {
  const { routes, variables, close } = await openStage('keyline', 'more than a page of invoices', tmpdir());
  try {
    const [, standIn] = routes.find(([service]) => service.startsWith('https://app.keyline-mis.com')) ?? [];
    const answer = await fetch(`${standIn}/accounting/customer_invoices`, {
      headers: { authorization: `Bearer ${variables.API_KEY}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-keyline-result-total')).toBe('121');
  } finally {
    await close();
  }
});

test('an API without a sandbox is played by Prism', async () => {
  const { routes, variables, close } = await openStage('masstack/billing', undefined, tmpdir(), {});
  try {
    const answer = await fetch(`${routes[0]?.[1]}/orgs/masmovil/location-taxes/8`);
    // No credentials: the spec's own refusal.
    expect(answer.status).toBe(401);
    expect(variables.TOKEN).toBeDefined();
  } finally {
    await close();
  }
});
