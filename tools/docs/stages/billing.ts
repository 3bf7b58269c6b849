import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBilling } from '../../../packages/masstack/src/billing.ts';
import { BEGINNING, billing } from '../../../packages/sandbox/src/billing/index.ts';
import { stage, type Variables } from './stage.ts';

/** MasStack: an account with a movement that was charged twice. */
export const billingStage = stage(
  billing,
  (sandbox): Variables => ({
    TOKEN: sandbox.options.token,
    ACCOUNT_ID: BEGINNING.accountId,
    SUBSCRIPTION_ID: BEGINNING.subscriptionId,
    INVOICE_ID: BEGINNING.invoiceId,
    MOVEMENT_ID: BEGINNING.movementId,
  }),
  {
    async 'an adjustment'(sandbox) {
      await createBilling({ ...sandbox.options }).adjustments.create({
        path: { accountId: BEGINNING.accountId },
        body: {
          adjustment_datetime: '2026-10-31T10:00:00Z',
          amount: { value_with_taxes: 12.1 },
          transaction_type_id: '5400127788',
          external_adjustment_unique_id: 'ADJ-2026-000017',
          description: 'Roaming correction for October',
        },
      });
      return {};
    },
    'a service account'(_, folder) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const account = {
        client_email: 'billing-sync@shop.example',
        private_key_id: 'key-1',
        private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      };
      writeFileSync(join(folder, 'service-account.json'), JSON.stringify(account));
      return {};
    },
  },
);
