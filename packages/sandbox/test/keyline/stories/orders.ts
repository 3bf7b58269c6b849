import { isNotFoundError, isOutcomeUnknown, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { CUSTOMER, keylineOf, type Story, textOf, thrownBy } from './story.ts';

/** Orders, their products and their documents. */
export const orderStories: readonly Story[] = [
  {
    title: 'business cards are ordered from a template, offered, confirmed and sent to prepress',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const [template] = await keyline.productTemplates.list().toArray({ limit: 9 });
      const { data: order } = await keyline.orders.create({
        body: { order: { customer_id: CUSTOMER, contact_id: 1318, due_at: '2026-12-01T12:00:00+01:00' } },
      });
      expect(order).toMatchObject({ state: 'draft', due_at: '2026-12-01T11:00:00.000Z', products: [] });
      expect(order).toMatchObject({ contact: { name: 'Vogel' }, address: { street: 'Lindenallee' } });
      const path = { order_id: order.id };
      const { data: cards } = await keyline.orders.products.create({
        path,
        body: { product: { product_template_id: template?.id ?? 0 } },
      });
      expect(cards).toMatchObject({ name: 'Visitenkarten', kind: 'business_card', state: 'draft' });
      const [file] = await keyline.products.printDataFiles
        .list({ path: { product_id: cards.id } })
        .toArray({ limit: 9 });
      expect(file).toMatchObject({ printable_id: cards.id, last_page: 2 });
      const offer = await textOf((await keyline.orders.downloadOfferPdf({ path })).data);
      expect(offer).toContain(`Angebot ${order.reference}`);
      expect(offer).toContain(`${cards.reference}  Visitenkarten`);
      expect(isNotFoundError(await thrownBy(keyline.orders.downloadConfirmationPdf({ path })))).toBe(true);

      await keyline.orders.update({ path, body: { order: { state: 'confirmed' } } });
      const { data: confirmed } = await keyline.orders.get({ path });
      expect(confirmed).toMatchObject({ state: 'confirmed', products: [{ state: 'prepress' }] });
      expect(confirmed.confirmed_at).not.toBeNull();
      const letter = await textOf((await keyline.orders.downloadConfirmationPdf({ path })).data);
      expect(letter).toContain(`Auftragsbestätigung ${order.reference}`);
      const late = await thrownBy(keyline.orders.update({ path, body: { order: { due_at: null } } }));
      expect(isValidationError(late) && late.fields).toEqual({ base: ['is not a draft any more'] });
      expect(isNotFoundError(await thrownBy(keyline.orders.delete({ path })))).toBe(true);
    },
  },
  {
    title: 'a draft order is changed, loses a product, and is given up with the other one',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const { data: order } = await keyline.orders.create({ body: { order: {} } });
      const path = { order_id: order.id };
      const add = async (name: string) =>
        (await keyline.orders.products.create({ path, body: { product: { name } } })).data;
      const [flyer, poster] = [await add('Flyer'), await add('Plakat')];
      await keyline.products.update({
        path: { product_id: flyer.id },
        body: { product: { name: 'Flyer A6', kind: 'pages', custom_references: { Stand: '2' } } },
      });
      const { data: changed } = await keyline.products.get({ path: { product_id: flyer.id } });
      expect(changed).toMatchObject({ name: 'Flyer A6', kind: 'pages', custom_references: { Stand: '2' } });
      await keyline.products.delete({ path: { product_id: poster.id } });
      expect(await keyline.orders.products.list({ path }).toArray({ limit: 9 })).toEqual([changed]);

      await keyline.orders.update({
        path,
        body: { order: { customer_id: CUSTOMER, custom_offer_text: 'Eilig' } },
      });
      const { data: other } = await keyline.orders.create({
        body: { order: { custom_references: { Shop: 'A1' } } },
      });
      await keyline.orders.update({ path, body: { order: { deliver_at: '2026-12-04T08:00:00Z' } } });
      const listed = await keyline.orders.list().toArray({ limit: 9 });
      expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([order.id, other.id]));
      expect(listed.find(({ id }) => id === order.id)).toMatchObject({
        customer: { name: 'Stadtwerke Musterhausen GmbH' },
        custom_offer_text: 'Eilig',
      });

      await keyline.orders.delete({ path });
      expect(isNotFoundError(await thrownBy(keyline.orders.get({ path })))).toBe(true);
      expect(isNotFoundError(await thrownBy(keyline.products.get({ path: { product_id: flyer.id } })))).toBe(
        true,
      );
    },
  },
  {
    title:
      'an order whose answer is lost is found by a reference of its own, and one that never came is sent again',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const order = async (shop: string) => {
        const body = { order: { customer_id: CUSTOMER, custom_references: { shop } } };
        const known = async () => {
          for await (const one of keyline.orders.list()) if (one.custom_references.shop === shop) return one;
          return undefined;
        };
        try {
          return (await keyline.orders.create({ body })).data;
        } catch (error) {
          if (!isOutcomeUnknown(error)) throw error;
          expect(error.reconcile?.operation).toBe('listOrders');
          return (await known()) ?? (await keyline.orders.create({ body })).data;
        }
      };
      using lostAnswer = sandbox.faults.loseAnswer({ operation: 'createOrder' });
      expect((await order('A-1')).custom_references).toEqual({ shop: 'A-1' });
      using lostRequest = sandbox.faults.loseRequest({ operation: 'createOrder' });
      expect((await order('A-2')).custom_references).toEqual({ shop: 'A-2' });
      expect([lostAnswer.hits, lostRequest.hits]).toEqual([1, 1]);
      expect(sandbox.ledger.of('createOrder')).toHaveLength(2);
    },
  },
];
