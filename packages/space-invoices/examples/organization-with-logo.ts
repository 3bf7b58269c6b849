// An organization with its logo, then all organizations of the account, page by page.
// Set SPACE_INVOICES_TOKEN and SPACE_INVOICES_ACCOUNT.
import { createSpaceInvoices } from '@quittance/space-invoices';

const {
  SPACE_INVOICES_TOKEN = '',
  SPACE_INVOICES_ACCOUNT: account = '5f1e0c2a9b7d3e4f6a8c1001',
  SPACE_INVOICES_URL,
} = process.env;
const spaceInvoices = createSpaceInvoices({
  accessToken: SPACE_INVOICES_TOKEN,
  environment: 'test',
  ...(SPACE_INVOICES_URL === undefined ? {} : { baseUrl: SPACE_INVOICES_URL }),
});

const { data: organization } = await spaceInvoices.organizations.create({
  path: { id: account },
  body: { name: 'Studio Kamin d.o.o.', country: 'Slovenia', city: 'Ljubljana' },
});

// One transparent pixel. A Blob, a File, bytes or a stream will do.
const logo = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);
await spaceInvoices.organizations.images.upload({
  path: { id: organization.id },
  query: { type: 'logo' },
  body: { type: 'logo', file: { data: logo, filename: 'logo.png', contentType: 'image/png' } },
});
console.log(`organization ${organization.id}: ${organization.name}, with a logo`);

const names: string[] = [];
for await (const { name } of spaceInvoices.organizations.list({
  path: { id: account },
  query: { filter: { order: 'name ASC', limit: 50 } },
})) {
  names.push(name ?? '(without a name)');
}
console.log(`  organizations of the account: ${names.join(', ')}`);
