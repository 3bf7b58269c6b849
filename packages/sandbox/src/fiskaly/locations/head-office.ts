import type { LocationContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { type LocationRow, type TaxpayerRow, tableOf } from '../rows.ts';
import { systemTypes } from './system-types.ts';

/** Puts the head office that comes with a taxpayer and has its id. */
export function addHeadOffice(world: World, taxpayer: TaxpayerRow): LocationRow {
  const { id, created_at } = taxpayer.content;
  return tableOf(world, 'locations').put(id, {
    organization: taxpayer.organization,
    taxpayer: id,
    content: contentOf(taxpayer, { ...(created_at && { created_at }) }),
  });
}

/** The head office is the taxpayer: its name, its address, its state. */
export function followTaxpayer(world: World, taxpayer: TaxpayerRow): void {
  const locations = tableOf(world, 'locations');
  const row = locations.get(taxpayer.content.id);
  if (row) locations.put(row.content.id, { ...row, content: contentOf(taxpayer, row.content) });
}

function contentOf(taxpayer: TaxpayerRow, before: Partial<LocationContent>): LocationContent {
  const { id, name, address, state, mode, updated_at } = taxpayer.content;
  const content = { ...before, type: 'HEAD_OFFICE', name, address, taxpayer: { id }, id, state, mode };
  return { ...content, systems: systemTypes(taxpayer, 'HEAD_OFFICE'), updated_at } as LocationContent;
}
