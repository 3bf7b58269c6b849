import type { Address, Order, Organization, Person, Product } from '../../../../keyline/src/gen/types.gen.ts';
import type { World } from '../../core/contracts.ts';
import { announce } from '../events.ts';
import { find, type Recorded } from '../records.ts';
import { notDraft } from '../refusals.ts';

/** An order as it is kept: what belongs to others is put in when it is shown. */
export interface OrderRow
  extends Recorded,
    Omit<Order, keyof Recorded | 'customer' | 'contact' | 'products'> {
  readonly state: 'draft' | 'confirmed';
  readonly customer_id: number | null;
  readonly contact_id: number | null;
  readonly address: Address | null;
}

/** An order as answers show it. */
export function orderView(world: World, row: OrderRow): Order {
  const { customer_id, contact_id } = row;
  return {
    ...row,
    customer: world.table<Organization>('organizations').get(String(customer_id)) ?? null,
    contact: world.table<Person>('people').get(String(contact_id)) ?? null,
    products: productsOf(world, row.id),
  };
}

/** Any order; 404 if there is none. */
export function orderOf(world: World, id: string | number): OrderRow {
  return find<OrderRow>(world, 'orders', id);
}

/** An order that may still be changed. */
export function draftOrder(world: World, id: string | number): OrderRow {
  const row = orderOf(world, id);
  if (row.state !== 'draft') throw notDraft(`Order ${row.id}`);
  return row;
}

/** The products of an order. */
export function productsOf(world: World, orderId: number): Product[] {
  return world
    .table<Product>('products')
    .all()
    .filter(({ order_id }) => order_id === orderId);
}

/** Puts an order, and tells who listens. */
export function saveOrder(world: World, before: OrderRow | undefined, after: OrderRow): OrderRow {
  const shown = before && orderView(world, before);
  const row = world.table<OrderRow>('orders').put(String(after.id), after);
  announce(world, 'Order', shown, orderView(world, row));
  return row;
}
