import type { Address, BusinessUnit, Printery } from '../../../../keyline/src/gen/types.gen.ts';
import type { Reply, World } from '../../core/contracts.ts';
import { pdfOf } from '../../core/pdf.ts';

/** What the printery writes to a customer. */
export interface Letter {
  readonly title: string;
  /** The business unit that writes. */
  readonly from: number | undefined;
  readonly to: { readonly name: string | undefined; readonly address: Address | null | undefined };
  readonly lines: readonly string[];
}

/** A letter as a PDF. */
export function printed(world: World, { title, from, to, lines }: Letter): Reply {
  const address = linesOfAddress(to.address);
  const name = to.name === undefined || to.name === address[0] ? [] : [to.name];
  const all = [...letterhead(world, from), '', ...name, ...address, '', title, '', ...lines];
  return {
    contentType: 'application/pdf',
    bytes: pdfOf(all.flatMap((line) => line.split(/\r?\n/))),
  };
}

function letterhead(world: World, businessUnitId: number | undefined): string[] {
  const name = world.table<Printery>('printery').get('own')?.name ?? '';
  const unit = world.table<BusinessUnit>('business_units').get(String(businessUnitId));
  const [, ...lines] = linesOfAddress(unit?.address);
  return [unit === undefined ? name : `${name}, ${unit.name}`, ...lines];
}

/** An address as it stands on an envelope. */
function linesOfAddress(address: Address | null | undefined): string[] {
  if (!address) return [];
  const { addressee, addition, street, number, zip_code, town, country_code } = address;
  const way = [street, number].filter(Boolean).join(' ');
  return [addressee, addition ?? '', way, `${country_code}-${zip_code} ${town}`].filter(
    (line) => line !== '',
  );
}
