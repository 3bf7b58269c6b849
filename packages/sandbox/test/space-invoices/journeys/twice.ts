import { isApiError, isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { clientOf, ORGANIZATION, plain, type Story } from '../shared.ts';

/** Orders that come twice, and must be invoiced once. */
export const twiceJourneys: readonly Story[] = [
  {
    title: 'the answer to a new invoice is lost, and the same `uniqueId` finds it: there is one',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const create = () =>
        documents.create({ path: ORGANIZATION, body: plain(100, { uniqueId: 'order-7' }) });
      using lost = sandbox.faults.loseAnswer({ operation: 'createDocument' });
      const unknown = await create().catch((error: unknown) => error);
      expect(isOutcomeUnknown(unknown) && unknown.reconcile).toBeTruthy();
      expect(lost.hits).toBe(1);
      const refused = await create().catch((error: unknown) => error);
      expect(
        isApiError(refused) && [refused.status, refused.code, Object.keys(refused.fields ?? {})],
      ).toEqual([...[422, 'ValidationError', ['uniqueId']]]);
      const where = { uniqueId: 'order-7' };
      const found = await documents
        .list({ path: ORGANIZATION, query: { filter: { where } } })
        .toArray({ limit: 5 });
      expect(found).toMatchObject([{ uniqueId: 'order-7', number: '2026-00001', total: 100 }]);
      expect((await documents.count({ path: ORGANIZATION, query: { where } })).data.count).toBe(1);
      expect(sandbox.ledger.of('createDocument')).toHaveLength(1);
    },
  },
  {
    title: 'thirty tills send the same order at once, and a proxy repeats another: each is invoiced once',
    async play(sandbox) {
      const { documents } = clientOf(sandbox);
      const send = (uniqueId: string) =>
        documents.create({ path: ORGANIZATION, body: plain(10, { uniqueId, payments: [{ type: 'card' }] }) });
      const answers = await Promise.allSettled(Array.from({ length: 30 }, () => send('order-30')));
      const refused = answers.filter((one) => one.status === 'rejected');
      expect(refused).toHaveLength(29);
      for (const { reason } of refused) expect(isApiError(reason) && reason.status).toBe(422);

      using repeated = sandbox.faults.duplicateRequest({ operation: 'createDocument' });
      // The answer is that of the second copy, which came too late.
      await expect(send('order-31')).rejects.toMatchObject({ status: 422 });
      expect(repeated.hits).toBe(1);
      const there = await documents.list({ path: ORGANIZATION, query: { filter: { order: 'number ASC' } } });
      expect(there.items.map(({ uniqueId, number, paidInFull }) => [uniqueId, number, paidInFull])).toEqual([
        ['order-30', '2026-00001', true],
        ['order-31', '2026-00002', true],
      ]);
      expect(sandbox.ledger.rows('payments')).toHaveLength(2);
    },
  },
];
