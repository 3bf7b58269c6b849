import type { SystemVatRate } from '../../../../../fiskaly/src/gen/unified/index.gen.ts';
import { documentOf, type LineData, type LineVat } from '../operation.ts';
import { homeRegion, regionOf } from '../region.ts';
import type { Draft } from './draft.ts';

/** The tables of a system. */
interface Tables {
  readonly vat_rates?: readonly SystemVatRate[];
  readonly vat_exemptions?: readonly { readonly code: string }[];
}

/** Codes and percentages are those of the system's tables; a table that is empty forbids nothing. */
export function vatRule({ operation, place }: Draft): readonly string[] {
  const tables = place.system.content as Tables;
  const home = homeRegion(place.taxpayer);
  const lines = (documentOf(operation).entries ?? []).flatMap(({ data }) => withItems(data));
  return [...new Set(lines.flatMap(({ vat }) => faultOf(vat, tables, home) ?? []))];
}

function withItems(data: LineData): readonly LineData[] {
  return [data, ...(data.items ?? [])];
}

function faultOf(
  vat: LineVat,
  { vat_rates = [], vat_exemptions = [] }: Tables,
  home: string | undefined,
): string | undefined {
  if (vat.type === 'VAT_EXEMPTION') {
    const isKnown = vat_exemptions.length === 0 || vat_exemptions.some(({ code }) => code === vat.code);
    return isKnown ? undefined : `VAT exemption code ${vat.code} is not one of the system.`;
  }
  if (vat.type !== 'VAT_RATE' || vat_rates.length === 0) return undefined;
  const ofCode = vat_rates.filter(({ code, historic }) => code === vat.code && historic !== true);
  if (ofCode.length === 0) return `VAT rate code ${vat.code} is not one of the system.`;
  const inForce = inForceAt(ofCode, regionOf(vat, home));
  if (inForce.some(({ percentage }) => Number(percentage) === Number(vat.percentage))) return undefined;
  const where = vat.fiscal_location?.region ?? 'the region of the taxpayer';
  return `${vat.percentage} per cent is not the VAT rate of ${vat.code} in ${where}.`;
}

/** The rates of a region; one that the table does not know has those of its country. */
function inForceAt(rates: readonly SystemVatRate[], region: string | undefined): readonly SystemVatRate[] {
  const fitting = rates.filter(({ fiscal_location }) => fiscal_location?.region === region);
  return fitting.length === 0 ? rates.filter((rate) => rate.fiscal_location?.region === undefined) : fitting;
}
