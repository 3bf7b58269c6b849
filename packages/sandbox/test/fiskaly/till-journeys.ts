import { isRejected, rejectionOf, waitForRecord } from '@quittance/fiskaly/sign-pt';
import { isOutcomeUnknown } from '@quittance/runtime';
import { expect } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import type { Journey } from '../shared/journey.ts';
import type { Kit } from './kit.ts';
import type { FiskalyKey } from './raw.ts';

/** Stories of a till whose network, service and tokens are not what they should be. */
export const tillJourneys = (kit: Kit): readonly Journey<FiskalyKey>[] => [
  {
    title: 'the answer to a receipt is lost, and its key finds the one that was signed',
    async play(sandbox) {
      const { options, system } = await kit.commission(sandbox);
      const till = kit.create(options);
      const before = sandbox.ledger.of('createRecord').length;
      using lost = sandbox.faults.loseAnswer({ operation: 'createRecord', nth: 2 });
      const { transaction, record } = await kit.sell(till, system, 'checkout-1', '1');
      expect([lost.hits, transaction.idempotency?.replayed]).toEqual([1, true]);
      expect(sandbox.ledger.of('createRecord')).toHaveLength(before + 2);
      const records = await till.records
        .list({ query: { type: ['TRANSACTION::RECEIPT'] } })
        .toArray({ limit: 10 });
      expect(records.map(({ content }) => content.id)).toEqual([record.id]);
    },
  },
  {
    title: 'a till is killed after it sent a receipt, and the one that starts again is told the same receipt',
    async play(sandbox) {
      const { options, system } = await kit.commission(sandbox);
      const dying = kit.create({ ...options, retry: false });
      using lost = sandbox.faults.loseAnswer({ operation: 'createRecord', nth: 2 });
      const unknown = await kit.sell(dying, system, 'checkout-7', '7').then(
        () => undefined,
        (error: unknown) => error,
      );
      expect([lost.hits, isOutcomeUnknown(unknown)]).toEqual([1, true]);
      const [done] = sandbox.ledger.of('createRecord').slice(-1);
      const reborn = kit.create(options);
      const { intention, record } = await kit.sell(reborn, system, 'checkout-7', '7');
      expect(intention.idempotency?.replayed).toBe(true);
      expect(done?.output).toMatchObject({ content: { id: record.id } });
      expect(sandbox.ledger.rows('records')).toHaveLength(2);
    },
  },
  {
    title: 'a number that was used already is refused with a 200, and a new one goes through',
    async play(sandbox) {
      const { options, system } = await kit.commission(sandbox);
      const till = kit.create(options);
      await kit.sell(till, system, 'checkout-1', '1');
      const { transaction } = await kit.sell(till, system, 'checkout-2', '1');
      expect(isRejected(transaction.data)).toBe(true);
      expect(rejectionOf(transaction.data)).toMatchObject({
        state: 'REJECTED',
        reasons: [expect.stringMatching(/already in use/)],
      });
      const { record } = await kit.sell(till, system, 'checkout-2b', '2');
      expect(record.state).toBe('COMPLETED');
    },
  },
  {
    title: 'the service takes its time, and the till waits until the record is finished',
    async play() {
      using slow = createSandbox(kit.vendor, { transitions: { reads: 3 } });
      const { options, system } = await kit.commission(slow);
      const till = kit.create(options);
      const { record } = await kit.sell(till, system, 'checkout-1', '1');
      expect([record.state, record.mode, record.compliance]).toEqual(['ACCEPTED', 'PROCESSING', undefined]);
      const done = await waitForRecord(till.client, record.id, { interval: 1 });
      expect(done.content).toMatchObject({ state: 'COMPLETED', mode: 'FINISHED' });
      expect(done.content.compliance?.signature_hash).toMatch(/^.{4}$/);
      expect(slow.defects).toEqual([]);
    },
  },
  {
    title: 'the token is revoked in the middle of a sale, and the sale goes on with another',
    async play(sandbox) {
      const { options, system } = await kit.commission(sandbox);
      const till = kit.create(options);
      using revoked = sandbox.faults.revokeToken({ operation: 'createRecord', nth: 2 });
      const { record } = await kit.sell(till, system, 'checkout-1', '1');
      expect([revoked.hits, record.state]).toEqual([1, 'COMPLETED']);
      expect(sandbox.ledger.rows('records')).toHaveLength(2);
    },
  },
  {
    title: 'a till sells for two days, and its tokens follow each other',
    async play(sandbox) {
      const { options, system } = await kit.commission(sandbox);
      const till = kit.create(options);
      for (const day of ['1', '2', '3']) {
        const { record } = await kit.sell(till, system, `day-${day}`, day);
        expect(record.state).toBe('COMPLETED');
        await sandbox.clock.advance('25h');
      }
      const receipts = await till.records
        .list({ query: { type: ['TRANSACTION::RECEIPT'] } })
        .toArray({ limit: 10 });
      expect(receipts).toHaveLength(3);
    },
  },
];
