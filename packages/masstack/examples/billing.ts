// The billing details and an invoice of an account, printed as they come: the vendor does not publish their fields.
// Against staging: set MASSTACK_TOKEN, MASSTACK_ACCOUNT and MASSTACK_INVOICE.
import { createBilling } from '@quittance/masstack/billing';

const {
  MASSTACK_TOKEN = '',
  MASSTACK_ACCOUNT: accountId = '123456789',
  MASSTACK_INVOICE: invoiceId = 'INV-2026-004411',
  MASSTACK_URL,
} = process.env;
const billing = createBilling({
  token: MASSTACK_TOKEN,
  environment: 'staging',
  orgId: 'masmovil',
  ...(MASSTACK_URL === undefined ? {} : { baseUrl: MASSTACK_URL }),
});

const { data: details } = await billing.accounts.getBillingDetails({ path: { accountId } });
const { data: invoice } = await billing.invoices.getPublicLink({ path: { accountId, invoiceId } });
const { data: adjustments } = await billing.adjustments.list({ path: { accountId } });
console.log(`account ${accountId}`);
console.log(`  billing details  ${JSON.stringify(details)}`);
console.log(`  invoice          ${JSON.stringify(invoice)}`);
for (const { amount, operation_type, description } of adjustments) {
  console.log(`  adjustment       ${operation_type} ${amount.value_with_taxes} with taxes: ${description}`);
}
