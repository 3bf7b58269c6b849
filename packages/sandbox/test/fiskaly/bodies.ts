import type { Merchant } from '../../src/fiskaly/commission/commission.ts';
import type { FiskalyKey } from './raw.ts';

const address = {
  line: { type: 'STREET_NUMBER', street: 'Rua do Carmo', number: '3' },
  code: '1200-093',
  city: 'Lisboa',
  country: 'PT',
};

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** A Portuguese company, with the number of another one than the spec's example has. */
export const company = (number = '500000000') => ({
  type: 'COMPANY',
  name: { legal: 'Chiado, Lda.', trade: 'Chiado' },
  address,
  fiscalization: {
    type: 'PT',
    tax_id_number: number,
    credentials: { type: 'AT', username: `${number}/1`, password: 'sardinha' },
  },
});

/** A French company, whose tills export. */
export const frenchCompany = {
  type: 'COMPANY',
  name: { legal: 'Librairie du Pont SARL', trade: 'Librairie du Pont' },
  address: { ...address, code: '75005', city: 'Paris', country: 'FR' },
  fiscalization: {
    type: 'FR',
    tax_id_number: '732829320',
    credentials: { type: 'INFOCERT', certificate_code: 'B0412', properties: { legal_form: 'SARL' } },
  },
};

/** A branch of a taxpayer. */
export const branch = (taxpayer: string) => ({
  type: 'BRANCH',
  taxpayer: { id: taxpayer },
  name: 'Chiado',
  address,
});

/** A till at a location. */
export const till = (location: string) => ({
  type: 'FISCAL_DEVICE',
  location: { id: location },
  producer: { type: 'MPN', number: 'T-1', details: { name: 'Till' } },
  software: { name: 'POS', version: '1' },
});

/** A service for electronic invoices at a head office. */
export const service = (location: string) => ({
  type: 'E_INVOICE_SERVICE',
  location: { id: location },
  software: { name: 'POS', version: '1' },
});

/** A body that an operation accepts from a merchant; none for those without. */
export function bodiesOf(
  merchant: Partial<Merchant<FiskalyKey>>,
  operation: string,
): { readonly body?: object } {
  const { taxpayer = NOBODY, location = NOBODY, system = NOBODY } = merchant;
  const contents: Readonly<Record<string, object>> = {
    createToken: { type: 'API_KEY', key: 'x', secret: 'y' },
    createSubject: { type: 'API_KEY', name: 'another-till' },
    createOrganization: { type: 'UNIT', name: 'Another' },
    createTaxpayer: company(),
    createLocation: branch(taxpayer),
    createSystem: till(location),
    createRecord: { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } },
    createFile: { type: 'EXPORT', range: { from: '2026-01-01', to: '2026-01-31' } },
  };
  const content = contents[operation];
  if (content) return { body: { content } };
  return operation.startsWith('update') ? { body: { metadata: { note: 'x' } } } : {};
}
