import type { Order } from '../../../../keyline/src/gen/types.gen.ts';
import type { Reply, World } from '../../core/contracts.ts';
import { printed } from '../shop/letter.ts';

/** What an order has been offered or confirmed as. */
export function orderPdf(world: World, title: string, order: Order): Reply {
  const { reference, customer, address, products, due_at, custom_offer_text } = order;
  return printed(world, {
    title: `${title} ${reference}`,
    from: order.business_unit_id,
    to: { name: customer?.name, address },
    lines: [
      ...(due_at ? [`Termin: ${due_at.slice(0, 10)}`, ''] : []),
      ...products.map((product) => `${product.reference}  ${product.name}`),
      ...(custom_offer_text ? ['', custom_offer_text] : []),
    ],
  });
}
