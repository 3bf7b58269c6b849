// Sets up a customer: an organization of its own under ours, and an API key for its tills.
// In the repository, `npm start` runs it against the sandbox. Against the service: set FISKALY_API_KEY and FISKALY_API_SECRET.
import { createManagement } from '@quittance/fiskaly/management';

const { FISKALY_API_KEY = '', FISKALY_API_SECRET = '', FISKALY_MANAGEMENT_URL } = process.env;
const management = createManagement({
  apiKey: FISKALY_API_KEY,
  apiSecret: FISKALY_API_SECRET,
  ...(FISKALY_MANAGEMENT_URL === undefined ? {} : { baseUrl: FISKALY_MANAGEMENT_URL }),
});

const [ours] = await management.organizations.list({ query: { type: 'ORGANIZATION' } }).toArray({ limit: 1 });
if (ours === undefined) throw new Error('There is no main organization yet. Create it in the dashboard.');

// There is no idempotency key in this API: the id in `metadata` finds the organization again after a lost answer.
const { data: organization } = await management.organizations.create({
  body: {
    name: 'Bäckerei Morgenrot GmbH',
    address_line1: 'Mehlgasse 4',
    zip: '50667',
    town: 'Köln',
    country_code: 'DEU',
    managed_by_organization_id: ours._id,
    metadata: { customer: 'C-1187' },
  },
});
const { data: key } = await management.apiKeys.create({
  path: { organization_id: organization._id },
  body: { name: 'till-1', status: 'enabled' },
});
console.log(`organization ${organization._id}: ${organization.name}`);
console.log(`  API key  ${key._id}: ${key.name}, ${key.status}; its secret is shown now and never again`);
