import { createUnified, type Unified, waitForTransmission } from '@quittance/fiskaly/unified';
import { isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { commission, unified } from '../../src/unified/index.ts';
import type { Kit, Sold } from '../fiskaly/kit.ts';
import type { FiskalyKey } from '../fiskaly/raw.ts';
import { setUpJourneys } from '../fiskaly/set-up-journeys.ts';
import { tillJourneys } from '../fiskaly/till-journeys.ts';
import type { Journey } from '../shared/journey.ts';
import { countryJourneys } from './country-journeys.ts';
import { aroundNow, coffeeReceipt, peppolInvoice, transact } from './documents.ts';

const kit: Kit = {
  vendor: unified,
  create: (options) => createUnified(options) as unknown as ReturnType<Kit['create']>,
  commission,
  sell: async (till, system, checkout, number) =>
    (await transact(till as unknown as Unified, system, checkout, coffeeReceipt(number))) as unknown as Sold,
};

const ownJourneys: readonly Journey<FiskalyKey>[] = [
  {
    title:
      'the audit file of a month is asked for, its answer is lost, the list has it, and it names each receipt',
    async play(sandbox) {
      const { options, system, taxpayer } = await commission(sandbox);
      const till = createUnified(options);
      const numbers = ['1', '2', '3'];
      for (const number of numbers) await transact(till, system, `checkout-${number}`, coffeeReceipt(number));
      const range = aroundNow(sandbox);
      await sandbox.clock.advance('32d');
      const asked = { query: { type: 'AUDIT', taxpayer_id: taxpayer } } as const;
      expect(await till.files.list(asked).toArray({ limit: 10 })).toEqual([]);
      using lost = sandbox.faults.loseAnswer({ operation: 'createFile' });
      const wish = { body: { content: { type: 'AUDIT', range, taxpayer: { id: taxpayer } } } } as const;
      const error = await till.files.create(wish).then(undefined, (reason: unknown) => reason);
      expect([lost.hits, isOutcomeUnknown(error)]).toEqual([1, true]);
      const files = await till.files.list(asked).toArray({ limit: 10 });
      expect(files).toMatchObject([{ content: { range, state: 'COMPLETED', mode: 'FINISHED' } }]);
      const { data } = await till.files.stream({ path: { path: files[0]?.content.artifact.path ?? '' } });
      const text = await new Response(data).text();
      expect(text.match(/<InvoiceNo>FR A\/\d<\/InvoiceNo>/g)).toHaveLength(3);
      expect(text).toContain('<TaxRegistrationNumber>501964843</TaxRegistrationNumber>');
      expect(text).toContain('<TotalCredit>2.67</TotalCredit>');
    },
  },
  {
    title: 'the records of one till are exported, apart from those of another',
    async play(sandbox) {
      const { options, system, taxpayer, location } = await commission(sandbox);
      const till = createUnified(options);
      const { record } = await transact(till, system, 'checkout-1', coffeeReceipt('1'));
      const { data: other } = await till.systems.create({
        body: { content: { ...(await contentOf(till, system)), location: { id: location } } },
      });
      const range = aroundNow(sandbox);
      const { data: file } = await till.files.create({
        body: { content: { type: 'EXPORT', range, system: { id: system } } },
      });
      expect(file.content).toMatchObject({ type: 'EXPORT', system: { id: system }, location: 'SERVICE' });
      const { data: empty } = await till.files.create({
        body: {
          content: {
            type: 'EXPORT',
            range,
            system: { id: other.content.id },
          },
        },
      });
      const bytesOf = async (path: string) =>
        new Response((await till.files.stream({ path: { path } })).data).text();
      expect(await bytesOf(file.content.artifact.path)).toContain(record.id);
      expect(await bytesOf(empty.content.artifact.path)).not.toContain(record.id);
      expect(await bytesOf(`${record.id}.zip`)).toContain(record.id);
      const mine = await till.files.list({ query: { taxpayer_id: taxpayer } }).toArray({ limit: 10 });
      expect(mine).toHaveLength(2);
      const none = await till.files
        .list({ query: { end: '2020-01-01T00:00:00+00:00' } })
        .toArray({ limit: 10 });
      expect(none).toEqual([]);
    },
  },
  {
    title: 'an invoice goes out by Peppol, and its transmission is waited for',
    async play(sandbox) {
      const { options, system } = await commission(sandbox, { country: 'BE' });
      const till = createUnified(options);
      const { data } = await till.systems.get({ path: { system_id: system } });
      expect(data.content).toMatchObject({
        mode: 'OPERATIVE',
        annotations: { peppol_id: '0208:0712345689' },
      });
      const { record } = await transact(till, system, 'invoice-1', peppolInvoice('2026-1'));
      const sent = await waitForTransmission(till.client, record.id, { interval: 1 });
      expect(sent.content).toMatchObject({ type: 'E_INVOICE::TRANSMISSION', state: 'COMPLETED' });
    },
  },
  {
    title: 'a hundred and twenty records are listed to their end, though the token is revoked on the way',
    async play(sandbox) {
      const { options, system } = await commission(sandbox);
      const till = createUnified(options);
      for (let number = 1; number <= 60; number += 1) {
        await transact(till, system, `checkout-${number}`, coffeeReceipt(String(number)));
      }
      using revoked = sandbox.faults.revokeToken({ operation: 'listRecords', nth: 2 });
      const records = await till.records
        .list({ query: { limit: 50, system_id: system } })
        .toArray({ limit: 500 });
      expect(revoked.hits).toBe(1);
      expect(new Set(records.map(({ content }) => content.id)).size).toBe(120);
      const [first] = records;
      const { data } = await till.records.get({ path: { record_id: first?.content.id ?? '' } });
      expect(data.content.used_in?.id).toBe(records[1]?.content.id);
    },
  },
];

/** The content of a request for another system like this one. */
async function contentOf(till: Unified, system_id: string) {
  const { content } = (await till.systems.get({ path: { system_id } })).data;
  if (content.type !== 'FISCAL_DEVICE' || !('producer' in content)) throw new Error('This is no till.');
  const { producer, software } = content;
  return { type: 'FISCAL_DEVICE', producer, software } as const;
}

/** Stories of the Unified API. */
export const journeys = [...setUpJourneys(kit), ...tillJourneys(kit), ...ownJourneys, ...countryJourneys];
