import { defineVendor, type Vendor } from '../core/contracts.ts';
import { accessTokenHandlers } from './access-tokens.ts';
import { ACCESS_TOKEN, authenticate, revoke } from './authenticate.ts';
import { begin } from './begin.ts';
import { clientHandlers } from './clients.ts';
import { document } from './document.ts';
import { actionHandlers } from './documents/actions.ts';
import { documentHandlers } from './documents/handlers.ts';
import { numberHandlers } from './documents/numbers.ts';
import { pdfHandlers } from './documents/pdf.ts';
import { itemHandlers } from './items.ts';
import { accountOrganizationHandlers } from './organizations/account-organizations.ts';
import { serveExport } from './organizations/exports.ts';
import { imageHandlers } from './organizations/images.ts';
import { invitationHandlers } from './organizations/invitations.ts';
import { organizationHandlers } from './organizations/organizations.ts';
import { transferHandlers } from './organizations/transfer.ts';
import { paymentHandlers } from './payments/handlers.ts';
import { priceListHandlers } from './price-lists.ts';
import { refuseInWords } from './refuse.ts';
import { statsHandlers } from './stats/handlers.ts';
import { reportHandlers } from './stats/reports.ts';
import { totalStatsHandlers } from './stats/total-stats.ts';
import { taxHandlers } from './taxes/handlers.ts';

export { accountId, childAccountId } from './accounts.ts';
export { organizationId } from './begin.ts';

/**
 * Space Invoices v1. A fresh sandbox has an account (`accountId`) with a token that does not expire, its organization
 * (`organizationId`) in Slovenia with the taxes of that country, and a second account to invite (`childAccountId`).
 *
 * @example
 * const sandbox = createSandbox(spaceInvoices);
 * const client = createSpaceInvoices({ ...sandbox.options });
 * await client.documents.create({ path: { id: organizationId }, body });
 */
export const spaceInvoices: Vendor<{ readonly accessToken: string }> = defineVendor({
  id: 'space-invoices',
  document,
  options: { accessToken: ACCESS_TOKEN },
  authenticate,
  revoke,
  refuse: refuseInWords,
  begin,
  elsewhere: serveExport,
  handlers: {
    ...accessTokenHandlers,
    ...organizationHandlers,
    ...accountOrganizationHandlers,
    ...invitationHandlers,
    ...imageHandlers,
    ...transferHandlers,
    ...statsHandlers,
    ...totalStatsHandlers,
    ...reportHandlers,
    ...clientHandlers,
    ...itemHandlers,
    ...taxHandlers,
    ...priceListHandlers,
    ...documentHandlers,
    ...actionHandlers,
    ...numberHandlers,
    ...pdfHandlers,
    ...paymentHandlers,
  },
});
