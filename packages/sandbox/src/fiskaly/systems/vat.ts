import type { SystemVatExemption, SystemVatRate } from '../../../../fiskaly/src/gen/unified/index.gen.ts';

/**
 * Percentages of `STANDARD`, `REDUCED_1`, `REDUCED_2` and so on. The tables of Italy and Portugal are published; in the
 * others the rates of the country stand in the order of the documentation's examples.
 */
const RATES: Readonly<Record<string, readonly string[]>> = {
  AT: ['20', '10', '13'],
  BE: ['21', '6', '12'],
  DE: ['19', '7'],
  ES: ['21', '10', '4'],
  FR: ['20', '10', '5.5', '2.1'],
  IT: ['22', '10', '5', '4'],
  PT: ['23', '13', '6', '0'],
  'PT AZORES': ['16', '9', '4', '0'],
  'PT MADEIRA': ['22', '12', '4', '0'],
  SE: ['25', '12', '6', '0'],
};

/** The codes of the authorities behind the reasons `CAUSE_1`, `CAUSE_2` and so on. */
const CAUSES: Readonly<Record<string, string>> = {
  IT: 'N1 N4 N5 N6',
  PT: 'M01 M02 M04 M05 M06 M07 M09 M10 M11 M12 M13 M14 M15 M16 M19 M20 M21 M25 M26 M30 M31 M32 M33 M34 M40 M41 M42',
};

/** The rates that entries of a country may use, with those of its regions where the API can tell them apart. */
export function vatRates(country: string, withRegions: boolean): SystemVatRate[] {
  return Object.entries(RATES).flatMap(([place, percentages]) => {
    const [of, region] = place.split(' ');
    if (of !== country || (region !== undefined && !withRegions)) return [];
    return percentages.map((percentage, index) => ({
      code: index === 0 ? 'STANDARD' : `REDUCED_${index}`,
      percentage,
      description: `${index === 0 ? 'Standard' : 'Reduced'} VAT rate`,
      fiscal_location: { country, ...(region !== undefined && { region }) },
      historic: false,
    }));
  });
}

/** The reasons for carrying no VAT that entries of a country may use. */
export function vatExemptions(country: string): SystemVatExemption[] {
  return [
    { code: 'NOT_SUBJECT', description: 'Not subject to VAT' },
    { code: 'NOT_TAXABLE', description: 'Not taxable' },
    ...causesOf(country).map((code, index) => ({
      code: `CAUSE_${index + 1}`,
      description: `Exempt (${code})`,
    })),
  ];
}

/** The authority's code behind a reason, where its table is published: `M10` for `CAUSE_8` in Portugal. */
export function authorityCode(country: string, reason: string): string | undefined {
  const [, number] = /^CAUSE_(\d+)$/.exec(reason) ?? [];
  return causesOf(country)[Number(number) - 1];
}

function causesOf(country: string): readonly string[] {
  return CAUSES[country]?.split(' ') ?? [];
}
