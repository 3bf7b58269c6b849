import type {
  BusinessUnit,
  CarrierInput,
  CreateBusinessUnitCarrierData,
  CreateStockSubstrateData,
  DeleteBusinessUnitCarrierData,
  DeleteStockSubstrateData,
  GetBusinessUnitCarrierData,
  GetBusinessUnitData,
  GetStockSubstrateData,
  ListBusinessUnitCarriersData,
  StockSubstrate,
  UpdateBusinessUnitCarrierData,
  UpdateStockSubstrateData,
} from '../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle, type World } from '../core/contracts.ts';
import { existing } from '../core/state/world.ts';
import { change, create, find, nextId } from './records.ts';
import { invalid } from './refusals.ts';
import type { CarrierRow } from './shop/printery.ts';
import { BLANK_SUBSTRATE } from './shop/stock.ts';

/** Those that were seen; the documentation has a list for each country, and does not print it. */
const CARRIERS = ['DHL', 'UPS', 'Selbstauslieferung'];

const list =
  (table: string): Handler =>
  ({ world, page }) =>
    page(world.table(table).all());

/** The printery's settings: its business units, who ships for them, what is in stock and prepared. */
export const configuration: Readonly<Record<string, Handler>> = {
  getPrintery: ({ world }) => ({ body: existing(world.table('printery').get('own'), 'The printery') }),
  listBusinessUnits: list('business_units'),
  getBusinessUnit: handle<GetBusinessUnitData>(({ world, path }) => ({
    body: unitOf(world, path.business_unit_id),
  })),
  listStockFinishings: list('stock_finishings'),
  listProductTemplates: list('product_templates'),
  listServiceTemplates: list('service_templates'),

  listBusinessUnitCarriers: handle<ListBusinessUnitCarriersData>(({ world, path, page }) => {
    const { id } = unitOf(world, path.business_unit_id);
    const carriers = world.table<CarrierRow>('carriers').all();
    return page(carriers.filter(({ business_unit_id }) => business_unit_id === id));
  }),
  createBusinessUnitCarrier: handle<CreateBusinessUnitCarrierData>(({ world, path, body }) => {
    const { id } = unitOf(world, path.business_unit_id);
    const carrier = checkedCarrier(body);
    const flags = { automated_labels: false, bill_individual_parcels: false };
    return { body: create<CarrierRow>(world, 'carriers', { ...flags, ...carrier, business_unit_id: id }) };
  }),
  getBusinessUnitCarrier: handle<GetBusinessUnitCarrierData>(({ world, path }) => ({
    body: carrierOf(world, path),
  })),
  updateBusinessUnitCarrier: handle<UpdateBusinessUnitCarrierData>(({ world, path, body }) => {
    change(world, 'carriers', carrierOf(world, path), checkedCarrier(body));
    return {};
  }),
  deleteBusinessUnitCarrier: handle<DeleteBusinessUnitCarrierData>(({ world, path }) => {
    world.table('carriers').delete(String(carrierOf(world, path).id));
    return {};
  }),

  listStockSubstrates: list('stock_substrates'),
  createStockSubstrate: handle<CreateStockSubstrateData>(({ world, body }) => {
    const material_id = nextId(world, 'materials');
    return {
      body: create<StockSubstrate>(world, 'stock_substrates', {
        ...{ ...BLANK_SUBSTRATE, ...body.stock_substrate, material_id },
      }),
    };
  }),
  getStockSubstrate: handle<GetStockSubstrateData>(({ world, path }) => ({
    body: substrateOf(world, path.stock_substrate_id),
  })),
  updateStockSubstrate: handle<UpdateStockSubstrateData>(({ world, path, body }) => {
    change(world, 'stock_substrates', substrateOf(world, path.stock_substrate_id), body.stock_substrate);
    return {};
  }),
  deleteStockSubstrate: handle<DeleteStockSubstrateData>(({ world, path }) => {
    world.table('stock_substrates').delete(String(substrateOf(world, path.stock_substrate_id).id));
    return {};
  }),
};

/** The business unit that a body names, else the first one. */
export function namedUnit(world: World, id: number | undefined): BusinessUnit {
  const units = world.table<BusinessUnit>('business_units');
  const unit = id === undefined ? units.all()[0] : units.get(String(id));
  if (!unit) throw invalid('business_unit', 'must exist');
  return unit;
}

function unitOf(world: World, id: string | number): BusinessUnit {
  return find<BusinessUnit>(world, 'business_units', id);
}

function carrierOf(world: World, path: GetBusinessUnitCarrierData['path']): CarrierRow {
  const unit = unitOf(world, path.business_unit_id);
  const carrier = find<CarrierRow>(world, 'carriers', path.carrier_id);
  return existing(carrier.business_unit_id === unit.id ? carrier : undefined, `Carrier ${path.carrier_id}`);
}

function substrateOf(world: World, id: string | number): StockSubstrate {
  return find<StockSubstrate>(world, 'stock_substrates', id);
}

function checkedCarrier(body: CreateBusinessUnitCarrierData['body']): CarrierInput {
  const carrier = 'carrier' in body ? body.carrier : body;
  if (!CARRIERS.includes(carrier.name)) throw invalid('name', 'is not included in the list');
  return carrier;
}
