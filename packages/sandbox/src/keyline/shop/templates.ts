import type {
  PrintDataFile,
  ProductTemplate,
  ServiceTemplate,
  TemplateProduct,
} from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { create, nextReference, type Recorded, recorded } from '../records.ts';

/** A print data file, with the product that it belongs to. */
export type PrintDataRow = PrintDataFile & Recorded & { readonly product_id: number };

const PRODUCTS = [
  ['Visitenkarten', 'business_card', 'VK-350', '85 × 55 mm, 4/4-farbig, 350 g/m²'],
  ['Faltblatt DIN lang', 'pages', 'FB-6', '6 Seiten, Wickelfalz, 135 g/m²'],
  ['Broschüre A5, geheftet', 'brochure', null, null],
] as const;

const SERVICES = [
  ['Reinzeichnung', 'layout', 6500],
  ['Retusche', 'image_editing', 5200],
  ['Druckdaten prüfen', 'prepress', 4800],
] as const;

/** Products and services prepared for ordering. The first product has its print data with it. */
export function prepareTemplates(world: World): void {
  for (const [name, kind, order_number, description] of PRODUCTS) {
    const product: TemplateProduct = recorded(world, 'products', {
      ...{
        order_id: null,
        reference: nextReference(world),
        custom_references: {},
        state: 'draft',
        name,
        kind,
      },
    });
    create<ProductTemplate>(world, 'product_templates', {
      ...{ name, kind: name, order_number, description, automated_billing: false, product },
    });
    if (order_number === 'VK-350') storePrintData(world, product.id);
  }
  for (const [kind, category, costs_per_unit] of SERVICES) {
    create<ServiceTemplate>(world, 'service_templates', {
      ...{ kind, category, unit: 'hours', costs_per_unit, completion_required_for: 'none' },
    });
  }
}

function storePrintData(world: World, product_id: number): void {
  const place = 'https://files.druckhaus-alsterufer.example/visitenkarten';
  create<PrintDataRow>(world, 'print_data_files', {
    ...{ printable_id: product_id, printable_type: 'Product', product_id, component_id: null },
    ...{
      uri: `${place}.pdf`,
      preview_path: `${place}.png`,
      filesize: 1_835_041,
      first_page: 1,
      last_page: 2,
    },
    ...{ kind: null, state: null, progress: null, review_url: null, approved_at: null },
  });
}
