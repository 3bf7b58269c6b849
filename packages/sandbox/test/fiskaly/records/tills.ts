import signPtDocument from '../../../../fiskaly/src/gen/sign-pt/openapi.json' with { type: 'json' };
import type { SystemContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import unifiedDocument from '../../../../fiskaly/src/gen/unified/openapi.json' with { type: 'json' };
import { defineVendor, type World } from '../../../src/core/contracts.ts';
import type { OpenApi } from '../../../src/core/spec/document.ts';
import { recordHandlers, recordTasks } from '../../../src/fiskaly/records/index.ts';
import { refuseAsFiskaly } from '../../../src/fiskaly/refusals.ts';
import { type TaxpayerRow, tableOf } from '../../../src/fiskaly/rows.ts';
import type { FiskalyRules } from '../../../src/fiskaly/rules.ts';
import { vatExemptions, vatRates } from '../../../src/fiskaly/systems/vat.ts';

export type Api = FiskalyRules['api'];

const DOCUMENTS: Readonly<Record<Api, unknown>> = { 'sign-pt': signPtDocument, unified: unifiedDocument };
const VERSIONS: Readonly<Record<Api, string>> = { 'sign-pt': '2026-05-04', unified: '2026-06-01' };

/** The countries, each with a merchant; their order makes ids. */
const COUNTRIES = ['PT', 'IT', 'FR', 'BE', 'DE', 'SE', 'AT', 'ES'];
const ELECTRONIC = ['IT', 'BE', 'DE'];

/** The id of a merchant's taxpayer, or of one of its systems. */
export function idOf(country: string, what: 'taxpayer' | 'device' | 'service' | 'unproved'): string {
  const kind = ['taxpayer', 'device', 'service', 'unproved'].indexOf(what);
  return `0199c2a4-6f1e-7c3b-9d52-3a7e5b8f0${COUNTRIES.indexOf(country)}0${kind}`;
}

/** The number of a merchant at its tax office. */
export function taxNumberOf(country: string): string {
  return country === 'PT' ? '501964843' : `1234567890${COUNTRIES.indexOf(country)}`;
}

/** An API with nothing but records, and a commissioned merchant in each country. */
export function tills(api: Api) {
  const version = VERSIONS[api];
  return defineVendor({
    id: `fiskaly/${api}`,
    document: DOCUMENTS[api] as OpenApi,
    options: { version },
    handlers: recordHandlers({ api, version }),
    tasks: recordTasks,
    refuse: refuseAsFiskaly,
    headers: () => ({ 'X-Api-Version': version, 'X-Trace-Identifier': 'trace' }),
    authenticate: ({ authorization = '' }) => {
      const [organization = '', scope = ''] = authorization.replace('Bearer ', '').split('/');
      return { id: 'key', organization, scope };
    },
    begin(world) {
      for (const country of COUNTRIES) addMerchant(world, country);
    },
  });
}

function addMerchant(world: World, country: string): void {
  const taxpayer = idOf(country, 'taxpayer');
  const life = { state: 'COMMISSIONED', mode: 'OPERATIVE' } as const;
  const number = taxNumberOf(country);
  tableOf(world, 'taxpayers').put(taxpayer, {
    organization: 'unit',
    content: {
      ...{ id: taxpayer, type: 'COMPANY', ...life, country, locations: [] },
      name: { legal: `Merchant ${country}`, trade: country },
      address: { line: { type: 'STREET_NUMBER', street: 'A', number: '1' }, code: '1', city: 'B', country },
      fiscalization: {
        type: country,
        tax_id_number: number,
        ...(country === 'IT' && { vat_id_number: number }),
      },
    } as TaxpayerRow['content'],
  });
  tableOf(world, 'locations').put(taxpayer, {
    organization: 'unit',
    taxpayer,
    content: { id: taxpayer, type: 'HEAD_OFFICE', ...life } as never,
  });
  const addSystem = (id: string, type: string, more: object = {}) =>
    tableOf(world, 'systems').put(id, {
      ...{ organization: 'unit', location: taxpayer, taxpayer },
      content: {
        ...{ id, type, ...life, location: { id: taxpayer }, records: [] },
        journal: { cryptography: { certificate: { serial_number: `5E71A1${id.slice(-4)}` } } },
        ...{ vat_rates: vatRates(country, true), vat_exemptions: vatExemptions(country) },
        ...more,
      } as unknown as SystemContent,
    });
  addSystem(idOf(country, 'device'), 'FISCAL_DEVICE');
  if (!ELECTRONIC.includes(country)) return;
  addSystem(idOf(country, 'service'), 'E_INVOICE_SERVICE', {
    compliance: { state: 'TRANSMISSION_RECEPTION' },
  });
  addSystem(idOf(country, 'unproved'), 'E_INVOICE_SERVICE', { mode: 'DEGRADED' });
}
