import { isNotFoundError, isValidationError } from '@quittance/runtime';
import { expect } from 'vitest';
import { keylineOf, type Story, thrownBy } from './story.ts';

/** The printery's settings. */
export const shopStories: readonly Story[] = [
  {
    title: 'a shop is looked over before the first order: units, finishings, templates, settings',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const { data: printery } = await keyline.printery.get();
      const units = await keyline.businessUnits.list().toArray({ limit: 9 });
      expect(units.map(({ printery_id }) => printery_id)).toEqual([printery.id, printery.id]);
      const [first] = units;
      const { data: unit } = await keyline.businessUnits.get({ path: { business_unit_id: first?.id ?? 0 } });
      expect(unit).toEqual(first);
      const finishings = await keyline.stockFinishings.list().toArray({ limit: 99 });
      expect(finishings.find(({ kind }) => kind === 'Rillen')?.properties[0]).toMatchObject({
        unit: 'piece',
      });
      const products = await keyline.productTemplates.list().toArray({ limit: 99 });
      expect(products.every(({ product }) => product.order_id === null)).toBe(true);
      const services = await keyline.serviceTemplates.list().toArray({ limit: 99 });
      expect(new Set(services.map(({ kind }) => kind)).size).toBe(services.length);
    },
  },
  {
    title: 'a carrier is taken on for express, changed and let go; one that is not on the list is refused',
    async play(sandbox) {
      const { carriers } = keylineOf(sandbox).businessUnits;
      const path = { business_unit_id: 32 };
      const unknown = { carrier: { name: 'Brieftaube', service: 'Express', supported_countries: ['DE'] } };
      const error = await thrownBy(carriers.create({ path, body: unknown }));
      expect(isValidationError(error) && error.fields).toEqual({ name: ['is not included in the list'] });
      const carrier = { name: 'UPS', service: 'Express', supported_countries: ['DE', 'CH'] };
      const { data: made } = await carriers.create({ path, body: { carrier } });
      const { data: flat } = await carriers.create({ path, body: { ...carrier, service: 'Standard' } });
      const own = { ...path, carrier_id: made.id };
      await carriers.update({ path: own, body: { carrier: { ...carrier, automated_labels: true } } });
      expect((await carriers.get({ path: own })).data).toMatchObject({ ...carrier, automated_labels: true });
      await carriers.delete({ path: own });
      expect(await carriers.list({ path }).toArray({ limit: 9 })).toEqual([flat]);
      expect(await carriers.list({ path: { business_unit_id: 31 } }).toArray({ limit: 9 })).toHaveLength(3);
    },
  },
  {
    title: 'a paper comes into stock, is measured again, and runs out',
    async play(sandbox) {
      const { stockSubstrates: papers } = keylineOf(sandbox);
      const paper = { name: 'Alster Karton', dimensions: [700, 1000], grammage: 300, color: 'weiß' };
      const { data: made } = await papers.create({ body: { stock_substrate: { ...paper, grain: null } } });
      const path = { stock_substrate_id: made.id };
      await papers.update({ path, body: { stock_substrate: { ...paper, thickness: 390 } } });
      expect((await papers.get({ path })).data).toMatchObject({ ...paper, thickness: 390, grain: null });
      const ids = async () => (await papers.list().toArray({ limit: 99 })).map(({ id }) => id);
      expect(await ids()).toContain(made.id);
      await papers.delete({ path });
      expect(await ids()).not.toContain(made.id);
      expect(isNotFoundError(await thrownBy(papers.get({ path })))).toBe(true);
    },
  },
];
