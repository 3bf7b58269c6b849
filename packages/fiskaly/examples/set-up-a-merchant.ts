// Sets up a merchant in Portugal: a unit and its key, then taxpayer, location and system, each put to use before the next.
//   node set-up-a-merchant.ts [merchant-1042]
// Set FISKALY_API_KEY and FISKALY_API_SECRET to the key of a group of the test environment. The new key is written to
// merchant.env, for the next programs: node --env-file=merchant.env sell.ts 42
import { writeFile } from 'node:fs/promises';
import { createUnified } from '@quittance/fiskaly/unified';
import { idempotencyKeyFrom } from '@quittance/runtime';

const {
  FISKALY_API_KEY = '',
  FISKALY_API_SECRET = '',
  FISKALY_AT_PASSWORD,
  FISKALY_UNIFIED_URL,
} = process.env;
const [merchant = 'merchant-1042'] = process.argv.slice(2);
const where = {
  environment: 'test',
  ...(FISKALY_UNIFIED_URL === undefined ? {} : { baseUrl: FISKALY_UNIFIED_URL }),
} as const;

// Keys from our own id: a run that breaks off is simply started again, and goes on where the first one ended.
const key = async (step: string) => ({ idempotencyKey: await idempotencyKeyFrom(`${merchant}/${step}`) });
const commissioned = { content: { state: 'COMMISSIONED' } } as const;
const address = {
  line: { type: 'STREET_NUMBER', street: 'Rua Augusta', number: '112' },
  code: '1100-053',
  city: 'Lisboa',
  country: 'PT',
} as const;

const group = createUnified({ apiKey: FISKALY_API_KEY, apiSecret: FISKALY_API_SECRET, ...where });
const { data: unit } = await group.organizations.create({
  body: { content: { type: 'UNIT', name: 'Café Tejo' } },
  ...(await key('unit')),
});
const { data: subject } = await group.subjects.create({
  body: { content: { type: 'API_KEY', name: 'till-7' } },
  headers: { 'X-Scope-Identifier': unit.content.id },
  ...(await key('key')),
});
const { credentials } = subject.content;
if (credentials?.secret === undefined)
  throw new Error('The secret of the key was told before, and never is again.');
console.log('unit       Café Tejo, with a key of its own');

const unified = createUnified({ apiKey: credentials.key, apiSecret: credentials.secret, ...where });
const { data: taxpayer } = await unified.taxpayers.create({
  body: {
    content: {
      type: 'COMPANY',
      name: { legal: 'Café Tejo, Lda.', trade: 'Café Tejo' },
      address,
      fiscalization: {
        type: 'PT',
        tax_id_number: '501964843',
        credentials: { type: 'AT', username: '501964843/1', password: FISKALY_AT_PASSWORD ?? 'test-only-1' },
      },
    },
  },
  ...(await key('taxpayer')),
});
const { data: inUse } = await unified.taxpayers.update({
  path: { taxpayer_id: taxpayer.content.id },
  body: commissioned,
  ...(await key('taxpayer/commission')),
});
console.log(`taxpayer   ${inUse.content.state}`);

const { data: location } = await unified.locations.create({
  body: { content: { type: 'BRANCH', taxpayer: { id: taxpayer.content.id }, name: 'Rua Augusta', address } },
  ...(await key('location')),
});
const { data: open } = await unified.locations.update({
  path: { location_id: location.content.id },
  body: commissioned,
  ...(await key('location/commission')),
});
console.log(`location   ${open.content.state}`);

const { data: system } = await unified.systems.create({
  body: {
    content: {
      type: 'FISCAL_DEVICE',
      location: { id: location.content.id },
      producer: { type: 'MPN', number: 'BLC-T20-PT', details: { name: 'Balcão T20' } },
      software: { name: 'Balcão POS', version: '4.2.0' },
    },
  },
  ...(await key('system')),
});
const { data: till } = await unified.systems.update({
  path: { system_id: system.content.id },
  body: commissioned,
  ...(await key('system/commission')),
});
console.log(`system     ${till.content.state}`);

const variables = {
  FISKALY_API_KEY: credentials.key,
  FISKALY_API_SECRET: credentials.secret,
  FISKALY_SYSTEM: till.content.id,
};
const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
await writeFile('merchant.env', lines, { mode: 0o600 });
