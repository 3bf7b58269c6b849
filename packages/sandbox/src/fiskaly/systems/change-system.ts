import type { UpdateSystemData } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { moved } from '../lifecycle.ts';
import { type LocationRow, owned, type SystemRow, type TaxpayerRow } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';
import { registrationsOf } from './new-system.ts';
import { NO_PROOF, needsProof } from './peppol.ts';

/** Modes that Austria's rules for tills know; who sets them is not documented, so clients may. */
const AUSTRIAN_MODES = ['OUT_OF_ORDER', 'DEFECTIVE'];

/** A place for systems. */
export interface Place {
  readonly location: LocationRow;
  readonly taxpayer: TaxpayerRow;
}

/** A place that is in use, or will be. */
export function livingPlace(world: World, locationId: string, organization: string): Place {
  const place = placeOf(world, locationId, organization);
  if (place.location.content.state !== 'DECOMMISSIONED') return place;
  throw refuse('state', 'system operation invalid: its location is decommissioned');
}

function placeOf(world: World, locationId: string, organization: string): Place {
  const location = owned(world, 'locations', locationId, organization);
  return { location, taxpayer: owned(world, 'taxpayers', location.taxpayer, organization) };
}

/** A system after a change. */
export function changedSystem(
  world: World,
  row: SystemRow,
  change: NonNullable<UpdateSystemData['body']['content']>,
): SystemRow {
  const { state, mode, registrations, location, ...rest } = change;
  const { organization } = row;
  const place = location
    ? livingPlace(world, location.id, organization)
    : placeOf(world, row.location, organization);
  const country = countryOf(place.taxpayer);
  const networks = registrations && { registrations: registrationsOf(country, registrations) };
  const wished = { ...row, content: { ...row.content, ...rest, ...networks } } as SystemRow;
  const isWaiting = needsProof(wished);
  const commission = () => {
    if (place.location.content.state !== 'COMMISSIONED') {
      throw refuse('state', 'system operation invalid: its location is not commissioned');
    }
    return isWaiting ? 'DEGRADED' : 'OPERATIVE';
  };
  const modes = country === 'AT' ? AUSTRIAN_MODES : [];
  const life = moved(row.content, { state, mode, what: 'system', commission, modes });
  const isCommissioned = row.content.state === 'ACQUIRED' && life.state === 'COMMISSIONED';
  const { id } = place.location.content;
  const content = {
    ...wished.content,
    ...life,
    location: { id },
    ...(isCommissioned && isWaiting && { logs: [NO_PROOF] }),
    ...(isCommissioned && { compliance: enrolled(world, wished, country) }),
    updated_at: world.now.toISOString(),
  };
  return {
    ...row,
    location: id,
    taxpayer: place.taxpayer.content.id,
    content: content as unknown as SystemRow['content'],
  };
}

/** What commissioning adds: in Sweden the number of the till, for a service in SDI that it receives, too. */
function enrolled(world: World, { content }: SystemRow, country: string): SystemRow['content']['compliance'] {
  if (content.type === 'E_INVOICE_SERVICE') {
    const state = country === 'IT' ? 'TRANSMISSION_RECEPTION' : 'TRANSMISSION_ONLY';
    return { ...content.compliance, state };
  }
  if (country !== 'SE') return content.compliance;
  const number = String(world.next('swedish tills')).padStart(11, '0');
  return { ...content.compliance, technical_security_system_id: `FSKLY${number}` };
}
