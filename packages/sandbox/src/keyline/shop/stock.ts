import type {
  FinishingProperty,
  StockFinishing,
  StockSubstrate,
} from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { create, nextId } from '../records.ts';

/** Finishings by their names, each with the property that it asks for. */
const FINISHINGS: readonly (readonly [string, FinishingProperty?])[] = [
  ['Rillen', { key: 'Anzahl der Rillungen', kind: 'integer', unit: 'piece', show_to_customer: true }],
  [
    'Perforieren',
    { key: 'Anzahl der Perforationen', kind: 'integer', unit: 'piece', show_to_customer: true },
  ],
  ['Ecken runden', { key: 'Anzahl der Ecken', kind: 'integer', unit: 'piece', show_to_customer: true }],
  ['Cellophanieren', { key: 'Beidseitig', kind: 'boolean', show_to_customer: true }],
  ['Folienprägung', { key: 'Prägefläche', kind: 'float', unit: 'sqmillimeter', show_to_customer: false }],
  ['Klebebindung'],
  ['Fadenheftung'],
];

/** Papers: name, colour, category, grams per square metre, width and height in millimetres, label. */
const PAPERS = [
  ['Alster Offset', 'weiß', 'Offsetpapier', 90, [700, 1000], 'FSC Mix Credit'],
  ['Elbe Bilderdruck matt', 'hochweiß', 'Bilderdruckpapier', 135, [700, 1000], 'FSC Mix Credit'],
  ['Elbe Bilderdruck matt', 'hochweiß', 'Bilderdruckpapier', 300, [700, 1000], 'FSC Mix Credit'],
  ['Bille Karton', 'naturweiß', 'Karton', 350, [720, 1020], 'PEFC 70%'],
  ['Wandse Recycling', 'grau', 'Recyclingpapier', 120, [610, 860], 'FSC Recycled 100%'],
] as const;

/** What the shop keeps and offers. */
export function stockUp(world: World): void {
  for (const [kind, property] of FINISHINGS) {
    create<StockFinishing>(world, 'stock_finishings', {
      ...{ kind, permitted_finishable_type: 'any', common: true },
      properties: property ? [property] : [],
    });
  }
  for (const [name, color, category, grammage, dimensions, environmental_certification] of PAPERS) {
    create<StockSubstrate>(world, 'stock_substrates', {
      ...BLANK_SUBSTRATE,
      ...{ name, color, category, kind: 'sheet', grammage, dimensions: [...dimensions], grain: 'long' },
      environmental_certification,
      material_id: nextId(world, 'materials'),
    });
  }
}

/** What nobody has said of a substrate. */
export const BLANK_SUBSTRATE = {
  category: null,
  kind: null,
  color_saturation: null,
  grain: null,
  thickness: null,
  texture: null,
  coated: null,
  environmental_certification: null,
  delivered_precut: false,
  supplier_identifiers: [],
} satisfies Partial<StockSubstrate>;
