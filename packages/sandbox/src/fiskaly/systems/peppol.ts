import type { LogEntry } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { type SystemRow, tableOf } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';

/** What a commissioned service says until its proof of ownership is accepted. */
export const NO_PROOF: LogEntry = {
  severity: 'ERROR',
  message: 'No proof of ownership of the Peppol address has been accepted.',
};

/** The Peppol schemes of the countries' numbers: the Belgian company number, the German VAT number. */
const SCHEMES: Readonly<Record<string, string>> = { BE: '0208:', DE: '9930:DE' };

/** Whether a service waits for the proof that its Peppol address is the taxpayer's. */
export function needsProof({ content }: SystemRow): boolean {
  if (content.type !== 'E_INVOICE_SERVICE' || !('registrations' in content)) return false;
  const isInPeppol = content.registrations?.some(({ type }) => type === 'PEPPOL') ?? false;
  return isInPeppol && content.annotations?.peppol_id === undefined;
}

/** Takes a proof of ownership: the service is in use, under an address of its own. */
export function acceptProof(world: World, systemId: string): void {
  const systems = tableOf(world, 'systems');
  const row = systems.get(systemId);
  const taxpayer = row && tableOf(world, 'taxpayers').get(row.taxpayer);
  if (!row || !taxpayer) return;
  const { logs: _, ...content } = row.content;
  const data = taxpayer.content.fiscalization;
  const number =
    (data && 'vat_id_number' in data && data.vat_id_number) || data?.tax_id_number || row.taxpayer;
  systems.put(systemId, {
    ...row,
    content: {
      ...content,
      mode: 'OPERATIVE',
      annotations: { peppol_id: `${SCHEMES[countryOf(taxpayer)] ?? '0088:'}${number}` },
      compliance: { ...content.compliance, state: 'TRANSMISSION_RECEPTION' },
      updated_at: world.now.toISOString(),
    } as SystemRow['content'],
  });
}
