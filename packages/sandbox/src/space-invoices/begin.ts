import type { World } from '../core/contracts.ts';
import { ACCOUNTS, accountId, accounts } from './accounts.ts';
import { ACCESS_TOKEN, tokens } from './authenticate.ts';
import { addOrganization } from './organizations/organizations.ts';

/** The organization of a fresh sandbox: a Slovenian company, with the taxes of its country and nothing else. */
export const organizationId = '65e2d9f37c4b1a0e8d3f6201';

/** Two accounts, a token of the first, and its organization. */
export function begin(world: World): void {
  for (const account of ACCOUNTS) accounts(world).put(account.id, account);
  tokens(world).put(ACCESS_TOKEN, {
    ...{ id: ACCESS_TOKEN, ttl: -1, created: world.now.toISOString(), userId: accountId },
  });
  addOrganization(
    world,
    accountId,
    {
      ...{ name: 'Studio Kamin d.o.o.', address: 'Trubarjeva cesta 44', zip: '1000', city: 'Ljubljana' },
      ...{ country: 'Slovenia', taxNumber: 'SI47315806', taxSubject: true, companyNumber: '8412736000' },
      ...{ IBAN: 'SI56191000000123438', bank: 'Banka Primer d.d.', SWIFT: 'PRIMSI2X' },
      ...{
        website: 'https://studio-kamin.example',
        email: 'info@studio-kamin.example',
        phone: '+386 1 555 01 44',
      },
    },
    organizationId,
  );
}
