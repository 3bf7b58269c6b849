import { accountId } from '../../../packages/sandbox/src/space-invoices/accounts.ts';
import { organizationId, spaceInvoices } from '../../../packages/sandbox/src/space-invoices/index.ts';
import { createSpaceInvoices } from '../../../packages/space-invoices/src/index.ts';
import { stage } from './stage.ts';

const path = { id: organizationId };

/** Space Invoices: a client and an item. */
export const spaceInvoicesStage = stage(
  spaceInvoices,
  async (sandbox) => {
    const { clients, items } = createSpaceInvoices({ ...sandbox.options });
    const { data: client } = await clients.create({
      path,
      body: { name: 'Hotel Ob Jezeru d.o.o.', country: 'Slovenia' },
    });
    const { data: item } = await items.create({
      path,
      body: {
        name: 'Hrastov stol',
        SKU: 'STOL-HRAST',
        price: 146.5,
        unit: 'kos',
        _itemTaxes: [{ rate: 22 }],
      },
    });
    return {
      ACCESS_TOKEN: sandbox.options.accessToken,
      ACCOUNT_ID: accountId,
      ORGANIZATION_ID: organizationId,
      CLIENT_ID: client.id,
      ITEM_ID: item.id,
    };
  },
  {
    'an open invoice': async (sandbox) => {
      const { clients, documents } = createSpaceInvoices({ ...sandbox.options });
      const [client] = await clients.list({ path }).toArray({ limit: 1 });
      const { data: document } = await documents.create({
        path,
        body: {
          clientId: client?.id ?? '',
          _documentItems: [
            { name: 'Hrastov stol', quantity: 6, price: 146.5, _documentItemTaxes: [{ rate: 22 }] },
          ],
        },
      });
      return { DOCUMENT_ID: document.id };
    },
    'two organizations': async (sandbox) => {
      const { organizations } = createSpaceInvoices({ ...sandbox.options });
      const body = { name: 'Kamin Delavnica s.p.', country: 'Slovenia', city: 'Maribor' };
      await organizations.create({ path: { id: accountId }, body });
      return {};
    },
  },
);
