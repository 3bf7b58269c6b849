import type { Address, BusinessUnit, Carrier, Printery } from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { create, type Fields, recorded } from '../records.ts';

/** The printery that the API key belongs to. */
export const PRINTERY_ID = 3;

/** A carrier, with the business unit that it ships for. */
export interface CarrierRow extends Carrier {
  readonly business_unit_id: number;
}

const UNIT = {
  printery_id: PRINTERY_ID,
  invoice_reply_to_email: 'rechnung@druckhaus-alsterufer.example',
  offer_reply_to_email: null,
  material_delivery_reply_to_email: null,
  archive_email: null,
  terms: null,
  additional_document_information: null,
  email_signature: null,
  send_email_copies: false,
  order_confirmation: 'manually',
} as const satisfies Partial<BusinessUnit>;

/** Two business units, the first of which bills where a request names none, and who ships for it. */
export function openPrintery(world: World): void {
  const at = world.now.toISOString();
  world.table<Printery>('printery').put('own', {
    id: PRINTERY_ID,
    name: 'Druckhaus Alsterufer GmbH',
    country_code: 'DE',
    locale: 'de',
    template_access: 'full',
    default_imposing_margin: 5,
    formula_for_contribution_margin_for_inhouse_costs: null,
    formula_for_contribution_margin_for_external_costs: null,
    production_scheduling_days_in_advance: 10,
    production_scheduling_generations: 40,
    production_scheduling_meet_deadline_importance: 45,
    production_scheduling_minimize_splits_importance: 15,
    production_scheduling_pool_materials_importance: 25,
    production_scheduling_minimize_time_importance: 15,
    ...{ created_at: at, updated_at: at },
  });
  const house = addressIn(world, { street: 'Kaistraße', number: '12', zip_code: '20457' });
  const offset = create<BusinessUnit>(world, 'business_units', { ...UNIT, name: 'Offset', address: house });
  create<BusinessUnit>(world, 'business_units', { ...UNIT, name: 'Digitaldruck', address: null });
  for (const [name, automated_labels, supported_countries] of [
    ['DHL', true, ['DE', 'AT', 'CH']],
    ['UPS', true, ['DE', 'AT', 'CH', 'NL', 'PL']],
    ['Selbstauslieferung', false, ['DE']],
  ] as const) {
    create<CarrierRow>(world, 'carriers', {
      ...{ name, service: 'Standard', automated_labels, supported_countries: [...supported_countries] },
      ...{ bill_individual_parcels: false, business_unit_id: offset.id },
    });
  }
}

function addressIn(world: World, place: Pick<Address, 'street' | 'number' | 'zip_code'>): Address {
  const fields = {
    addressee: 'Druckhaus Alsterufer GmbH',
    addition: null,
    town: 'Hamburg',
    country_code: 'DE',
  };
  return recorded(world, 'addresses', {
    ...fields,
    ...place,
    fingerprint: world.ids.hex(32),
  } satisfies Fields<Required<Pick<Address, 'id' | 'created_at' | 'updated_at'>> & Address>);
}
