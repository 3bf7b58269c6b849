import { expect } from 'vitest';
import { BEGINNING, type billing as vendor } from '../../src/billing/index.ts';
import { operations } from '../../src/core/spec/document.ts';
import type { Journey } from '../shared/journey.ts';
import { operationOf, rawRequest } from '../shared/raw-request.ts';

const headers = { authorization: 'Bearer sandbox-token' };
const known = { orgId: 'masmovil', ...BEGINNING };
const bodies: Readonly<Record<string, object>> = {
  createAccountAdjustment: {
    adjustment_datetime: '2026-10-14T10:20:30Z',
    amount: { value_without_taxes: 10 },
    external_adjustment_unique_id: 'ADJ-1',
    transaction_type_id: '1',
    description: 'x',
  },
  refundSubscriptionMovement: {
    refund_datetime: '2026-11-05T09:30:00Z',
    amount: { value_with_taxes: 1 },
    external_refund_unique_id: 'R',
    billable: true,
  },
};

/** Every refusal that the rules can reach. */
export const refusals: readonly Journey<typeof vendor.options>[] = [
  {
    title: 'a wrong token is refused everywhere, and so is another tenant',
    async play(sandbox) {
      for (const operation of operations(sandbox.document)) {
        const body = bodies[operation.id];
        const ask = (token: string, orgId: string) =>
          rawRequest(sandbox, operation, {
            ...(body ? { body } : {}),
            path: { ...known, orgId, stateId: '28' },
            headers: { authorization: `Bearer ${token}` },
          });
        expect((await ask('other', known.orgId)).status, operation.id).toBe(401);
        expect((await ask('sandbox-token', 'yoigo')).status, operation.id).toBe(403);
      }
    },
  },
  {
    title: 'what does not exist is not found',
    async play(sandbox) {
      for (const operation of operations(sandbox.document)) {
        if (operation.responses[404] === undefined) continue;
        const body = bodies[operation.id];
        const answer = await rawRequest(sandbox, operation, {
          ...{ headers, path: { orgId: known.orgId } },
          ...(body ? { body } : {}),
        });
        expect(answer.status, operation.id).toBe(404);
      }
    },
  },
  {
    title: 'what the spec does not allow is refused',
    async play(sandbox) {
      const wrong: Readonly<Record<string, object>> = {
        createAccountAdjustment: { body: {} },
        refundSubscriptionMovement: { body: { billable: 'yes' } },
        listSubscriptionConsumptionDetails: { query: '?type=fax' },
        getLocationTax: { path: { ...known, stateId: '53' } },
      };
      for (const operation of operations(sandbox.document)) {
        const more = wrong[operation.id];
        if (!more) continue;
        const answer = await rawRequest(sandbox, operation, { headers, path: known, ...more });
        expect(answer.status, operation.id).toBe(400);
      }
    },
  },
  {
    title: 'a refund of nothing or less is refused, and leaves nothing to give back more of',
    async play(sandbox) {
      const refund = operationOf(sandbox, 'refundSubscriptionMovement');
      const ask = (amount: object) =>
        rawRequest(sandbox, refund, {
          ...{ headers, path: known },
          body: { ...bodies.refundSubscriptionMovement, amount },
        });
      for (const amount of [{ value_with_taxes: -5 }, { value_without_taxes: -5 }, { value_with_taxes: 0 }])
        expect((await ask(amount)).status).toBe(400);
      expect(sandbox.ledger.rows('refunds')).toEqual([]);
      expect((await ask({ value_with_taxes: 12.11 })).status).toBe(400);
    },
  },
];
