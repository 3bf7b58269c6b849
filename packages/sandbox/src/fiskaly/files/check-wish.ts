import type { FileCreateContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { owned, type TaxpayerRow, tableOf } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';

/** Refuses a file that nobody could write: days in the wrong order, a month that is not over, a country without audit files. */
export function checkWish(world: World, wish: FileCreateContent, organization: string): void {
  const { from, to } = wish.range;
  if (from > to) throw refuse('invalid', 'The range ends before it begins.', { status: 422 });
  const taxpayers = taxpayersOf(world, wish, organization);
  if (wish.type !== 'AUDIT') return;
  if (taxpayers.length > 0 && taxpayers.every((one) => countryOf(one) !== 'PT')) {
    const message = 'This operation is not implemented for the requested country.';
    throw refuse('state', message, { status: 501 });
  }
  if (to.slice(0, 7) >= world.now.toISOString().slice(0, 7)) {
    throw refuse('invalid', 'The range has to end in a month that is over.', { status: 422 });
  }
}

function taxpayersOf(world: World, wish: FileCreateContent, organization: string): readonly TaxpayerRow[] {
  const system = wish.system && owned(world, 'systems', wish.system.id, organization);
  const id = wish.taxpayer?.id ?? system?.taxpayer;
  if (id !== undefined) return [owned(world, 'taxpayers', id, organization)];
  return tableOf(world, 'taxpayers')
    .all()
    .filter((row) => row.organization === organization);
}
