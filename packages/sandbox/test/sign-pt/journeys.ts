import { createSignPt } from '@quittance/fiskaly/sign-pt';
import { expect } from 'vitest';
import { commission, signPt } from '../../src/sign-pt/index.ts';
import { frenchCompany } from '../fiskaly/bodies.ts';
import type { Kit } from '../fiskaly/kit.ts';
import type { FiskalyKey } from '../fiskaly/raw.ts';
import { setUpJourneys } from '../fiskaly/set-up-journeys.ts';
import { tillJourneys } from '../fiskaly/till-journeys.ts';
import type { Journey } from '../shared/journey.ts';
import { coffeeInvoice, coffeeReceipt, coffeeReturn, transact } from './documents.ts';

const kit: Kit = {
  vendor: signPt,
  create: createSignPt,
  commission,
  sell: (till, system, checkout, number) => transact(till, system, checkout, coffeeReceipt(number)),
};

const documentJourneys: readonly Journey<FiskalyKey>[] = [
  {
    title: 'a coffee comes back, another was entered twice, a company wants an invoice',
    async play(sandbox) {
      const { options, system } = await commission(sandbox);
      const till = createSignPt(options);
      const { record: first } = await transact(till, system, 'checkout-1', coffeeReceipt('1'));
      const { record: back } = await transact(till, system, 'return-1', coffeeReturn('1', first.id));
      expect(back.compliance?.qr_code).toContain('*D:NC*');
      const { record: second } = await transact(till, system, 'checkout-2', coffeeReceipt('2'));
      const { record: cancelled } = await transact(till, system, 'cancel-2', {
        type: 'CANCELLATION',
        record: { id: second.id },
        reason: 'Registado em duplicado',
      });
      expect(cancelled.compliance?.qr_code).toContain('*E:A*');
      const { record: invoice } = await transact(till, system, 'invoice-1', coffeeInvoice('1'));
      expect([back, cancelled, invoice].map(({ state, type }) => [type, state])).toEqual([
        ['TRANSACTION::CORRECTION', 'COMPLETED'],
        ['TRANSACTION::CANCELLATION', 'COMPLETED'],
        ['TRANSACTION::INVOICE', 'COMPLETED'],
      ]);
      const path = { record_id: invoice.id };
      await till.records.update({ path, body: { metadata: { checkout: '', order: '1042' } } });
      const { data } = await till.records.get({ path, query: { operation: true } });
      expect(data.metadata).toEqual({ order: '1042' });
      expect(JSON.parse(data.content.operation ?? '')).toMatchObject({
        type: 'INVOICE',
        document: { number: '1' },
      });
    },
  },
  {
    title: 'a French till exports its records, and the archive is listed and downloaded',
    async play(sandbox) {
      const { options, system } = await commission(sandbox, { taxpayer: frenchCompany });
      const till = createSignPt(options);
      const start = new Date(sandbox.clock.now().getTime() - 60_000).toISOString();
      const { data: intention } = await till.records.create({
        body: { content: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } } },
      });
      await till.records.create({
        body: {
          content: {
            type: 'INTENTION',
            system: { id: system },
            operation: { type: 'EXPORT', range: { start, end: sandbox.clock.now().toISOString() } },
          },
        },
      });
      const [file] = await till.files.list({ query: { system_id: system } }).toArray({ limit: 10 });
      const name = file?.content.artifact.path ?? '';
      const { data } = await till.files.stream({ path: { path: name } });
      expect(await new Response(data).text()).toContain(intention.content.id);
      const signature = await till.files.stream({ path: { path: `${name}.jws` } });
      expect(await new Response(signature.data).text()).toMatch(/^[\w-]+\.\.[\w-]+$/);
    },
  },
];

/** Stories of SIGN PT. */
export const journeys = [...setUpJourneys(kit), ...tillJourneys(kit), ...documentJourneys];
