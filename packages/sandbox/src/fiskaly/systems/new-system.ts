import type { SystemContent, SystemCreateContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { ACQUIRED } from '../lifecycle.ts';
import type { LocationRow, TaxpayerRow } from '../rows.ts';
import type { FiskalyRules } from '../rules.ts';
import { countryOf } from '../taxpayers/country.ts';
import { networkOf } from './countries.ts';
import { journalCryptography } from './cryptography.ts';
import { recordKinds } from './record-kinds.ts';
import { vatExemptions, vatRates } from './vat.ts';

const KINDS: Readonly<Record<string, string>> = { FISCAL_DEVICE: 'INTERNAL', PAYMENT_DEVICE: 'PHYSICAL' };

/** A new system, with what its country lets it do. */
export function newSystem(
  world: World,
  wish: SystemCreateContent,
  place: { readonly location: LocationRow; readonly taxpayer: TaxpayerRow },
  { api }: FiskalyRules,
): SystemContent {
  const country = countryOf(place.taxpayer);
  const isService = wish.type === 'E_INVOICE_SERVICE';
  const at = world.now.toISOString();
  return {
    ...(KINDS[wish.type] !== undefined && { kind: KINDS[wish.type] }),
    ...wish,
    ...(isService && { registrations: registrationsOf(country, wish.registrations ?? []) }),
    location: { id: place.location.content.id },
    id: world.ids.uuid7(),
    ...ACQUIRED,
    journal: { cryptography: journalCryptography(world) },
    compliance: {
      software: { name: isService ? 'fiskaly E-INVOICE' : `fiskaly SIGN ${country}`, version: 'v1' },
      ...(isService && { state: 'TRANSMISSION_ONLY' }),
    },
    records: recordKinds(country, wish.type),
    vat_rates: vatRates(country, api === 'unified'),
    vat_exemptions: vatExemptions(country),
    ...{ created_at: at, updated_at: at },
  } as unknown as SystemContent;
}

/** The networks asked for, and the one that the country demands. */
export function registrationsOf(
  country: string,
  asked: readonly { readonly type: string }[],
): readonly { readonly type: string }[] {
  const types = new Set([networkOf(country), ...asked.map(({ type }) => type)]);
  return [...types].map((type) => ({ type }));
}
