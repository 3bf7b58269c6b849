import type { Line, Transaction } from './operation.ts';
import type { Place } from './place.ts';

/** Portugal: an exempt line that gives no reason gets the usual wording of its code; one that does keeps its own. */
export function withExemptionReasons(operation: Transaction, { country, system }: Place): Transaction {
  if (country !== 'PT') return operation;
  const { vat_exemptions = [] } = system.content as {
    readonly vat_exemptions?: readonly { readonly code: string; readonly description: string }[];
  };
  const withReason = (line: Line): Line => {
    const { vat } = line.data;
    const wording = vat_exemptions.find(({ code }) => code === vat.code)?.description;
    if (vat.type !== 'VAT_EXEMPTION' || vat.reason !== undefined || wording === undefined) return line;
    return { ...line, data: { ...line.data, vat: { ...vat, reason: wording.slice(0, 128) } } };
  };
  const { entries, data } = operation;
  return {
    ...operation,
    ...(entries && { entries: entries.map(withReason) }),
    ...(data && { data: withExemptionReasons(data, { country, system } as Place) }),
  };
}
