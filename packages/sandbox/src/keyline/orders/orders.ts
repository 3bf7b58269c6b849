import type {
  Address,
  CreateOrderData,
  DeleteOrderData,
  DownloadOrderConfirmationPdfData,
  DownloadOrderOfferPdfData,
  GetOrderData,
  Order,
  OrderInput,
  Person,
  Product,
  UpdateOrderData,
} from '../../../../keyline/src/gen/types.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { existing } from '../../core/state/world.ts';
import { namedUnit } from '../configuration.ts';
import { addressesOf, namedOrganization } from '../customers.ts';
import { announce } from '../events.ts';
import {
  change,
  type Fields,
  lastChangedFirst,
  momentOf,
  nextReference,
  pageOfViews,
  recorded,
  touched,
} from '../records.ts';
import { invalid } from '../refusals.ts';
import { orderPdf } from './order-pdf.ts';
import { draftOrder, type OrderRow, orderOf, orderView, productsOf, saveOrder } from './rows.ts';

const BLANK_ORDER = {
  custom_references: {},
  custom_offer_text: null,
  due_at: null,
  state: 'draft',
  confirmed_at: null,
  deliver_at: null,
  offer_sent_at: null,
  cleared_at: null,
  archived_at: null,
  costs: null,
  shipping_costs: null,
  shipping_costs_billing_mode: null,
  mixed_shipping: null,
  environmental_certification: null,
  customer_id: null,
  customer_type: null,
  contact_id: null,
  address: null,
} as const satisfies Partial<Order>;

/** Orders, from the draft to their confirmation. */
export const orders: Readonly<Record<string, Handler>> = {
  listOrders: ({ world, page }) =>
    pageOfViews(page, lastChangedFirst(world.table<OrderRow>('orders').all()), (row) =>
      orderView(world, row),
    ),
  createOrder: handle<CreateOrderData>(({ world, body: { order } }) => {
    const fields: Fields<OrderRow> = { ...BLANK_ORDER, reference: nextReference(world) };
    const row = saveOrder(world, undefined, recorded(world, 'orders', written(world, fields, order)));
    return { body: orderView(world, row) };
  }),
  getOrder: handle<GetOrderData>(({ world, path }) => ({
    body: orderView(world, orderOf(world, path.order_id)),
  })),
  updateOrder: handle<UpdateOrderData>(({ world, path, body: { order } }) => {
    const before = draftOrder(world, path.order_id);
    const after = touched(world, before, written(world, before, order));
    saveOrder(world, before, after);
    if (after.state === 'confirmed') beginProduction(world, after);
    return {};
  }),
  deleteOrder: handle<DeleteOrderData>(({ world, path }) => {
    const row = draftOrder(world, path.order_id);
    const gone = orderView(world, row);
    for (const { id } of gone.products) world.table('products').delete(String(id));
    world.table('orders').delete(String(row.id));
    announce(world, 'Order', gone, undefined);
    return {};
  }),
  downloadOrderOfferPdf: handle<DownloadOrderOfferPdfData>(({ world, path }) =>
    orderPdf(world, 'Angebot', orderView(world, orderOf(world, path.order_id))),
  ),
  downloadOrderConfirmationPdf: handle<DownloadOrderConfirmationPdfData>(({ world, path }) => {
    const row = orderOf(world, path.order_id);
    const confirmed = existing(row.state === 'confirmed' ? row : undefined, `The confirmation of ${row.id}`);
    return orderPdf(world, 'Auftragsbestätigung', orderView(world, confirmed));
  }),
};

/** What a request makes of an order. A day of confirmation confirms it, as the state does. */
function written(world: World, old: Fields<OrderRow>, order: OrderInput): Fields<OrderRow> {
  const { state, confirmed_at, customer_id, customer_type, contact_id, business_unit_id, ...rest } = order;
  if (state && state !== 'draft' && state !== 'confirmed')
    throw invalid('state', 'is not included in the list');
  if (customer_type && customer_type !== 'Organization') {
    throw invalid('customer_type', 'is not included in the list');
  }
  const customer = customer_id ? namedOrganization(world, customer_id, 'customer') : undefined;
  if (contact_id && !world.table<Person>('people').get(String(contact_id)))
    throw invalid('contact', 'must exist');
  const isConfirmed = state === 'confirmed' || (confirmed_at !== undefined && confirmed_at !== null);
  return {
    ...{ ...old, ...rest },
    ...(rest.due_at === undefined ? {} : { due_at: momentOf(rest.due_at) }),
    ...(rest.deliver_at === undefined ? {} : { deliver_at: momentOf(rest.deliver_at) }),
    ...(isConfirmed
      ? { state: 'confirmed', confirmed_at: momentOf(confirmed_at ?? world.now.toISOString()) }
      : {}),
    ...(customer_id === undefined
      ? {}
      : {
          customer_id,
          customer_type: customer ? 'Organization' : null,
          address: addressFor(world, customer?.id),
        }),
    ...(contact_id === undefined ? {} : { contact_id }),
    business_unit_id: namedUnit(world, business_unit_id ?? old.business_unit_id).id,
  };
}

/** Where an order goes: to the first address of its customer that a letter can be sent to. */
function addressFor(world: World, customerId: number | undefined): Address | null {
  if (customerId === undefined) return null;
  for (const { id: _, organization_id: __, ...address } of addressesOf(world, customerId)) {
    const { addressee, zip_code, town, country_code } = address;
    if (addressee && zip_code && town && country_code)
      return { ...address, addressee, zip_code, town, country_code };
  }
  return null;
}

function beginProduction(world: World, { id }: OrderRow): void {
  for (const product of productsOf(world, id)) {
    announce(world, 'Product', product, change<Product>(world, 'products', product, { state: 'prepress' }));
  }
}
