import { expect } from 'vitest';
import { namedExamples, type Operation, operations } from '../../src/core/spec/document.ts';
import type { Sandbox } from '../../src/index.ts';
import type { keyline as vendor } from '../../src/keyline/index.ts';
import { operationOf, rawRequest } from '../shared/raw-request.ts';
import { CUSTOMER, keylineOf, type Story } from './stories/story.ts';

type Print = Sandbox<typeof vendor.options>;

/** What each body is wrapped in, and what its fields may not be. */
const WRONG: readonly (readonly [wrapper: string, fields: object, refused: string])[] = [
  ['customer_invoice', { recipient_id: 'none' }, 'recipient_id'],
  ['credit_note', { billed_at: 'soon', recipient_id: CUSTOMER }, 'billed_at'],
  ['contact', { name: 5 }, 'name'],
  ['address', { addressee: 'Kunsthalle', zip_code: '20095', country_code: 'DE' }, 'town'],
  ['line_item', { description: 'x', qty: 0, unit: 'piece', tax_rate: 0.19, net: 0 }, 'qty'],
  ['payment_terms', { time_for_payment: -1 }, 'time_for_payment'],
  ['organization', { name: null }, 'name'],
  ['person', { first_name: 'Jale', email: null }, 'name'],
  ['carrier', { name: 'DHL', service: 'Standard', supported_countries: 'DE' }, 'supported_countries'],
  ['stock_substrate', { name: 'x', dimensions: [1, 2], grammage: 0.5, color: 'x' }, 'grammage'],
  ['order', { due_at: 'soon' }, 'due_at'],
  ['product', { name: 'x', kind: 'poster' }, 'kind'],
];

/** The body that the spec shows. */
function exampleFor(sandbox: Print, { requestBody }: Operation): unknown {
  const media = requestBody?.content['application/json'];
  return media && Object.values(namedExamples(sandbox.document, media))[0]?.value;
}

function wrongFor(sandbox: Print, operation: Operation) {
  const example = exampleFor(sandbox, operation) as Readonly<Record<string, unknown>> | undefined;
  return WRONG.find(([wrapper]) => example?.[wrapper] !== undefined);
}

const keyOf = (sandbox: Print) => ({ authorization: `Bearer ${sandbox.options.apiKey}` });

/** Every refusal that the rules can reach. */
export const refusals: readonly Story[] = [
  {
    title: 'without a key every operation answers 401, with a wrong one 403',
    async play(sandbox) {
      const wrong = { authorization: `Bearer ${'0'.repeat(64)}` };
      for (const operation of operations(sandbox.document)) {
        const body = exampleFor(sandbox, operation);
        expect((await rawRequest(sandbox, operation, { body })).status, operation.id).toBe(401);
        expect((await rawRequest(sandbox, operation, { body, headers: wrong })).status, operation.id).toBe(
          403,
        );
      }
      const scheme = { authorization: 'Basic a2V5' };
      const answer = await rawRequest(sandbox, operationOf(sandbox, 'getPrintery'), { headers: scheme });
      expect(answer.status).toBe(401);
    },
  },
  {
    title: 'what does not exist is a 404, and so is what belongs to another',
    async play(sandbox) {
      const headers = keyOf(sandbox);
      for (const operation of operations(sandbox.document)) {
        if (!operation.path.includes('{')) continue;
        const body = exampleFor(sandbox, operation);
        expect((await rawRequest(sandbox, operation, { headers, body })).status, operation.id).toBe(404);
      }
      const { data: other } = await keylineOf(sandbox).organizations.create({
        body: { organization: { name: 'x' } },
      });
      for (const [id, path] of [
        ['getOrganizationPerson', { organization_id: String(other.id), person_id: '1318' }],
        ['getBusinessUnitCarrier', { business_unit_id: '32', carrier_id: '61' }],
      ] as const) {
        expect((await rawRequest(sandbox, operationOf(sandbox, id), { headers, path })).status, id).toBe(404);
      }
      const nowhere = await sandbox.fetch(`${sandbox.options.baseUrl}/logistics/parcels`, { headers });
      expect(nowhere.status).toBe(404);
    },
  },
  {
    title: 'a body without its wrapper is a 400 that names it, and so is one that is no JSON',
    async play(sandbox) {
      const headers = keyOf(sandbox);
      for (const operation of operations(sandbox.document)) {
        if (!operation.requestBody) continue;
        const [wrapper = ''] = wrongFor(sandbox, operation) ?? [];
        const answer = await rawRequest(sandbox, operation, { headers, body: {} });
        expect(answer.status, operation.id).toBe(400);
        expect((await answer.json()).missing_parameters, operation.id).toContain(wrapper);
      }
      const torn = await sandbox.fetch(`${sandbox.options.baseUrl}/sales/orders`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"order":',
      });
      expect(torn.status).toBe(400);
    },
  },
  {
    title: 'a field that does not pass validation is a 422 that names it',
    async play(sandbox) {
      const headers = keyOf(sandbox);
      for (const operation of operations(sandbox.document)) {
        if (!operation.requestBody) continue;
        const [wrapper = '', fields, refused = ''] = wrongFor(sandbox, operation) ?? [];
        const answer = await rawRequest(sandbox, operation, { headers, body: { [wrapper]: fields } });
        expect(answer.status, operation.id).toBe(422);
        expect(Object.keys((await answer.json()).errors), operation.id).toContain(refused);
      }
    },
  },
  {
    title: 'what names something that does not exist, or is taken, is a 422',
    async play(sandbox) {
      const keyline = keylineOf(sandbox);
      const [none, own] = [999_999, { recipient_id: CUSTOMER }];
      const path = { order_id: (await keyline.orders.create({ body: { order: {} } })).data.id };
      const person = { first_name: 'Jale', name: 'Kaya', email: null };
      const line = { description: 'x', qty: 1, unit: null, tax_rate: 0, net: 1 };
      const { data: invoice } = await keyline.customerInvoices.create({ body: { customer_invoice: own } });
      const invoicePath = { customer_invoice_id: invoice.id };
      const invoices = (more: object) =>
        keyline.customerInvoices.create({ body: { customer_invoice: { ...own, ...more } } });
      const orders = (order: object) => keyline.orders.create({ body: { order } });
      for (const [field, call] of [
        ['recipient', () => invoices({ recipient_id: none })],
        ['business_unit', () => invoices({ business_unit_id: none })],
        ['state', () => invoices({ state: 'paid' })],
        ['recipient', () => keyline.creditNotes.create({ body: { credit_note: { affiliate_id: none } } })],
        ['customer', () => orders({ customer_id: none })],
        ['customer_type', () => orders({ customer_type: 'Person' })],
        ['contact', () => orders({ contact_id: none })],
        ['state', () => orders({ state: 'somewhere' })],
        [
          'product_template',
          () => keyline.orders.products.create({ path, body: { product: { product_template_id: none } } }),
        ],
        [
          'name',
          () => keyline.orders.products.create({ path, body: { product: { name: 'x'.repeat(201) } } }),
        ],
        [
          'organization',
          () =>
            keyline.organizations.people.create({
              path: { organization_id: CUSTOMER },
              body: { person: { ...person, organization_id: none } },
            }),
        ],
        [
          'discount',
          () =>
            keyline.customerInvoices.lineItems.create({
              path: invoicePath,
              body: { line_item: { ...line, discount: 500 } },
            }),
        ],
        ['base', () => keyline.customerInvoices.reverse({ path: invoicePath })],
      ] as const) {
        await expect(call(), field).rejects.toMatchObject({
          status: 422,
          fields: { [field]: [expect.any(String)] },
        });
      }
      await invoices({ number: 'R-1' });
      await expect(invoices({ number: 'R-1' })).rejects.toMatchObject({
        fields: { number: ['has already been taken'] },
      });
    },
  },
  {
    title: 'a page that cannot be is refused, though lists document no status for it',
    async play(sandbox) {
      const headers = keyOf(sandbox);
      const ask = (query: string, more: object = {}) =>
        rawRequest(sandbox, operationOf(sandbox, 'listInvoices'), {
          ...{ query, headers: { ...headers, ...more } },
        });
      for (const query of ['?page=0', '?page=-1', '?page=two']) {
        const answer = await ask(query);
        expect([answer.status, await answer.json()]).toEqual([
          422,
          { errors: { page: [expect.any(String)] } },
        ]);
      }
      expect((await ask('', { 'x-keyline-requested-page': '0' })).status).toBe(422);
      expect((await ask('?page=1')).status).toBe(200);
    },
  },
];
