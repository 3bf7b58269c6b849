import { createUnified } from '@quittance/fiskaly/unified';
import { expect } from 'vitest';
import { exampleContents } from '../../src/fiskaly/commission/examples.ts';
import { commission } from '../../src/unified/index.ts';
import type { FiskalyKey } from '../fiskaly/raw.ts';
import type { Journey } from '../shared/journey.ts';
import { coffeeReceipt, transact } from './documents.ts';

const VAT_NUMBERS = {
  AT: 'ATU47281935',
  BE: 'BE0712345689',
  DE: 'DE136695976',
  ES: 'ESB76543214',
  FR: 'FR44732829320',
  IT: 'IT04567890151',
  PT: 'PT501964843',
  SE: 'SE850712980001',
} as const;

const COUNTRIES = Object.keys(VAT_NUMBERS) as (keyof typeof VAT_NUMBERS)[];

/** Stories of the eight countries. */
export const countryJourneys: readonly Journey<FiskalyKey>[] = [
  {
    title:
      'merchants of eight countries are set up, and each is given back as it was sent, its secrets masked',
    async play(sandbox) {
      for (const country of COUNTRIES) {
        const { options, taxpayer, system } = await commission(sandbox, { country });
        const client = createUnified(options);
        const { content } = (await client.taxpayers.get({ path: { taxpayer_id: taxpayer } })).data;
        const sent = exampleContents(sandbox.document, 'createTaxpayer').find(
          ({ fiscalization }) => fiscalization?.type === country,
        );
        const { email: _, credentials, ...data } = (sent?.fiscalization ?? {}) as Record<string, unknown>;
        expect(content).toMatchObject({ name: sent?.name, address: sent?.address, fiscalization: data });
        expect([country, content.vat_number, content.mode]).toEqual([
          country,
          VAT_NUMBERS[country],
          'OPERATIVE',
        ]);
        const { password, pin } = (credentials ?? {}) as { password?: string; pin?: string };
        for (const secret of [password, pin]) {
          if (secret !== undefined) expect(JSON.stringify(content)).not.toContain(secret);
        }
        const { mode, vat_rates } = (await client.systems.get({ path: { system_id: system } })).data.content;
        expect([country, mode, vat_rates[0]?.fiscal_location]).toEqual([country, 'OPERATIVE', { country }]);
      }
    },
  },
  {
    title: 'credentials run out in Italy, records are refused, and new ones put the merchant back to work',
    async play(sandbox) {
      const { options, system, taxpayer } = await commission(sandbox, { country: 'IT' });
      const till = createUnified(options);
      const path = { taxpayer_id: taxpayer };
      const expired = { 'X-Taxpayer-Credentials-Expired': true };
      const { record } = await transact(till, system, 'checkout-1', italian('1'), expired);
      expect((await till.records.get({ path: { record_id: record.id } })).data.content.state).toBe('FAILED');
      const { content } = (await till.taxpayers.get({ path })).data;
      expect(content.mode).toBe('DEGRADED');
      await expect(transact(till, system, 'checkout-2', italian('2'))).rejects.toMatchObject({ status: 405 });
      const setMode = async (mode: 'SUSPENDED' | 'OPERATIVE') =>
        (await till.taxpayers.update({ path, body: { content: { mode } } })).data.content.mode;
      expect([await setMode('SUSPENDED'), await setMode('OPERATIVE')]).toEqual(['SUSPENDED', 'SUSPENDED']);
      await till.taxpayers.update({ path, body: { content: { fiscalization: italianData } } });
      expect(await setMode('OPERATIVE')).toBe('OPERATIVE');
      const { record: next } = await transact(till, system, 'checkout-3', italian('3'));
      expect(next.state).toBe('COMPLETED');
    },
  },
  {
    title: 'an Austrian till breaks, and works again',
    async play(sandbox) {
      const { options, system } = await commission(sandbox, { country: 'AT' });
      const till = createUnified(options);
      const set = async (mode: 'OUT_OF_ORDER' | 'OPERATIVE') => {
        const { data } = await till.systems.update({
          path: { system_id: system },
          body: { content: { mode } },
        });
        return data.content.mode;
      };
      expect([await set('OUT_OF_ORDER'), await set('OPERATIVE')]).toEqual(['OUT_OF_ORDER', 'OPERATIVE']);
    },
  },
];

const italianData = {
  type: 'IT',
  tax_id_number: '04567890151',
  vat_id_number: '04567890151',
  credentials: {
    type: 'FISCONLINE',
    pin: '1234567890',
    password: 'tramezzino-2027',
    tax_id_number: 'RSSMRA85M01H501Z',
  },
} as const;

function italian(number: string) {
  const vat = { amount: '0.20', exclusive: '0.90', inclusive: '1.10' };
  const rate = { type: 'VAT_RATE', code: 'STANDARD', percentage: '22.00', ...vat } as const;
  const { entries: _, breakdown: __, totals: ___, ...receipt } = coffeeReceipt(number);
  const unit = { quantity: '1', price: { inclusive: '1.10', exclusive: '0.90' } };
  const data = { type: 'ITEM', text: 'Caffè', unit, value: { base: '0.90' }, vat: rate } as const;
  const entries = [{ type: 'SALE' as const, data, details: { concept: 'GOOD' as const } }];
  return { ...receipt, entries, breakdown: [rate], totals: { vat } };
}
