import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { type LocationRow, owned, type SystemRow, type TaxpayerRow, tableOf } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';

/** Where a record is made: a system, and whose it is. */
export interface Place {
  readonly system: SystemRow;
  readonly location: LocationRow;
  readonly taxpayer: TaxpayerRow;
  readonly country: string;
}

/** The place of a system that the caller's organization owns. */
export function placeOf(world: World, systemId: string, organization: string): Place {
  const system = owned(world, 'systems', systemId, organization);
  const location = owned(world, 'locations', system.location, organization);
  const taxpayer = owned(world, 'taxpayers', system.taxpayer, organization);
  return { system, location, taxpayer, country: countryOf(taxpayer) };
}

/**
 * Refuses what is not in use: taxpayer, location and system have to be commissioned and operative. The proof of ownership
 * is what a degraded service for electronic invoices waits for.
 */
export function assertInUse({ system, location, taxpayer }: Place, intention?: string): void {
  for (const [name, { content }] of [
    ['legal entity', taxpayer],
    ['location', location],
    ['system', system],
  ] as const) {
    if (content.state !== 'COMMISSIONED') {
      throw refuse('state', `${name} '${content.id}' is not in state 'COMMISSIONED'`);
    }
    const mode = name === 'system' && intention === 'UPLOAD' ? 'DEGRADED' : 'OPERATIVE';
    if (content.mode !== mode) throw refuse('state', `${name} '${content.id}' is not in mode '${mode}'`);
  }
  if (system.content.type === 'PAYMENT_DEVICE') {
    throw refuse('state', `system '${system.content.id}' is a payment device, which has no records`);
  }
}

/** The taxpayer's service for electronic invoices, if there is one in use. */
export function eInvoiceServiceOf(world: World, taxpayer: string): SystemRow | undefined {
  return tableOf(world, 'systems')
    .all()
    .find(
      (row) =>
        row.taxpayer === taxpayer &&
        row.content.type === 'E_INVOICE_SERVICE' &&
        row.content.state === 'COMMISSIONED' &&
        row.content.mode === 'OPERATIVE',
    );
}

/** The taxpayer's number at its tax office. */
export function taxNumberOf({ content }: TaxpayerRow): string {
  const { vat_id_number, tax_id_number } = (content.fiscalization ?? {}) as {
    readonly vat_id_number?: string;
    readonly tax_id_number?: string;
  };
  return vat_id_number ?? tax_id_number ?? '';
}
