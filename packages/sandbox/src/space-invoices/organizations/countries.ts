/** What a country brings to an organization in it. */
export interface Country {
  readonly names: readonly string[];
  readonly code: string;
  readonly locale: string;
  readonly timezone: string;
  readonly currency: string;
  readonly tax?: { readonly name: string; readonly abbreviation: string; readonly rates: readonly number[] };
}

/** From the highest rate on: a country's first rate is its standard one. */
const CLASSIFICATIONS = ['standard', 'reduced', 'super-reduced', 'special'];

// Some of the vendor's countries, with the rates of value added tax that are in force there.
const COUNTRIES: readonly Country[] = [
  country('SI Slovenia|Slovenija sl Europe/Ljubljana EUR', 'Davek na dodano vrednost', 'DDV', [22, 9.5, 5]),
  country('HR Croatia|Hrvatska hr Europe/Zagreb EUR', 'Porez na dodanu vrijednost', 'PDV', [25, 13, 5]),
  country('DE Germany|Deutschland de Europe/Berlin EUR', 'Umsatzsteuer', 'USt', [19, 7]),
  country('AT Austria|Österreich de Europe/Vienna EUR', 'Umsatzsteuer', 'USt', [20, 13, 10]),
  country('IT Italy|Italia it Europe/Rome EUR', 'Imposta sul valore aggiunto', 'IVA', [22, 10, 5, 4]),
  country('FR France|France fr Europe/Paris EUR', 'Taxe sur la valeur ajoutée', 'TVA', [20, 10, 5.5, 2.1]),
  country('ES Spain|España es Europe/Madrid EUR', 'Impuesto sobre el valor añadido', 'IVA', [21, 10, 4]),
  country(
    'PT Portugal|Portugal pt Europe/Lisbon EUR',
    'Imposto sobre o valor acrescentado',
    'IVA',
    [23, 13, 6],
  ),
  country('GB United_Kingdom|UK en Europe/London GBP', 'Value added tax', 'VAT', [20, 5]),
  country('US United_States|USA|United_States_of_America en America/New_York USD'),
];

/** The country that a text names: in English, in its own language, or by its code. */
export function countryNamed(text: string | null | undefined): Country | undefined {
  const sought = text?.trim().toLowerCase();
  if (sought === undefined) return undefined;
  return COUNTRIES.find(({ names, code }) => [...names, code].some((name) => name.toLowerCase() === sought));
}

/** The classification of each of a country's rates. */
export function classified(rates: readonly number[]): readonly (readonly [string, number])[] {
  return rates.map((rate, index) => [CLASSIFICATIONS[index] ?? 'other', rate]);
}

function country(text: string, name?: string, abbreviation?: string, rates?: readonly number[]): Country {
  const [code = '', names = '', locale = '', timezone = '', currency = ''] = text.split(' ');
  return {
    ...{ code, locale, timezone, currency, names: names.replaceAll('_', ' ').split('|') },
    ...(name && abbreviation && rates ? { tax: { name, abbreviation, rates } } : {}),
  };
}
