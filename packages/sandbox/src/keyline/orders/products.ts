import type {
  CreateOrderProductData,
  DeleteProductData,
  GetProductData,
  ListOrderProductsData,
  ListProductPrintDataFilesData,
  Product,
  ProductInput,
  ProductTemplate,
  UpdateProductData,
} from '../../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { announce } from '../events.ts';
import { change, create, find, nextReference } from '../records.ts';
import { invalid, notDraft } from '../refusals.ts';
import type { PrintDataRow } from '../shop/templates.ts';
import { draftOrder, orderOf, productsOf } from './rows.ts';

/** What an order is made of. */
export const products: Readonly<Record<string, Handler>> = {
  listOrderProducts: handle<ListOrderProductsData>(({ world, path, page }) =>
    page(productsOf(world, orderOf(world, path.order_id).id)),
  ),
  createOrderProduct: handle<CreateOrderProductData>(({ world, path, body }) => {
    const order = draftOrder(world, path.order_id);
    const { product_template_id, name, kind, ...rest } = body.product;
    const template = templateOf(world, product_template_id);
    checkName(name ?? template?.name ?? '');
    const product = create<Product>(world, 'products', {
      ...{ custom_references: {}, custom_description: null, stock_product_id: null, ...rest },
      ...{ order_id: order.id, reference: nextReference(world), state: 'draft' },
      ...{ name: name ?? template?.name ?? '', kind: kind ?? template?.product.kind ?? 'custom' },
    });
    if (template) copyPrintData(world, template.product.id, product.id);
    announce(world, 'Product', undefined, product);
    return { body: product };
  }),
  getProduct: handle<GetProductData>(({ world, path }) => ({ body: productOf(world, path.product_id) })),
  updateProduct: handle<UpdateProductData>(({ world, path, body }) => {
    const before = draftProduct(world, path.product_id);
    const { product_template_id, ...fields } = body.product;
    templateOf(world, product_template_id);
    if (fields.name !== undefined) checkName(fields.name);
    announce(world, 'Product', before, change<Product>(world, 'products', before, fields));
    return {};
  }),
  deleteProduct: handle<DeleteProductData>(({ world, path }) => {
    const gone = draftProduct(world, path.product_id);
    world.table('products').delete(String(gone.id));
    announce(world, 'Product', gone, undefined);
    return {};
  }),
  listProductPrintDataFiles: handle<ListProductPrintDataFilesData>(({ world, path, page }) =>
    page(printDataOf(world, productOf(world, path.product_id).id)),
  ),
};

function productOf(world: World, id: string | number): Product {
  return find<Product>(world, 'products', id);
}

function draftProduct(world: World, id: string | number): Product {
  const product = productOf(world, id);
  if (product.state !== 'draft') throw notDraft(`Product ${product.id}`);
  return product;
}

function templateOf(world: World, id: ProductInput['product_template_id']): ProductTemplate | undefined {
  if (id === undefined) return undefined;
  const template = world.table<ProductTemplate>('product_templates').get(String(id));
  if (!template) throw invalid('product_template', 'must exist');
  return template;
}

function checkName(name: string): void {
  if (name === '') throw invalid('name', 'is too short (minimum is 1 character)');
  if (name.length > 200) throw invalid('name', 'is too long (maximum is 200 characters)');
}

function printDataOf(world: World, productId: number): PrintDataRow[] {
  return world
    .table<PrintDataRow>('print_data_files')
    .all()
    .filter(({ product_id }) => product_id === productId);
}

/** A product is printed from the same files as the template that it comes from. */
function copyPrintData(world: World, from: number, to: number): void {
  for (const { id: _, ...file } of printDataOf(world, from)) {
    create<PrintDataRow>(world, 'print_data_files', { ...file, printable_id: to, product_id: to });
  }
}
