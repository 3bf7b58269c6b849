import { describe, expect, it } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { operations } from '../../../shared/openapi.ts';
import { layOut } from '../../spec-files/lay-out.ts';
import { target } from '../../testing/small-document.ts';
import { adopt } from '../adopt.ts';
import { formatFinding } from '../finding.ts';

const done = { '204': { description: 'Done.' } };
const json = (schema: object) => ({
  '200': { description: 'Done.', content: { 'application/json': { schema } } },
});

function adopted(more: object) {
  const document = { openapi: '3.1.0', info: { title: 'Shop', version: '1' }, ...more } as unknown as OpenApi;
  return adopt(document, target);
}

describe('names', () => {
  it('have our verb and the other words of the vendor, so that two of a kind are told apart', () => {
    const get = (operationId: string, responses: object = done) => ({
      get: { operationId, tags: ['Invoices'], responses },
    });
    const { document } = adopted({
      paths: {
        '/invoices/{id}.pdf': get('getInvoicePdf'),
        '/invoices/{id}': get('retrieveInvoice'),
        '/invoices': get('getInvoices', json({ type: 'array', items: { type: 'string' } })),
        '/invoices/search': {
          post: { operationId: 'InvoiceController_searchByDate', tags: ['Invoices'], responses: done },
        },
      },
    });
    const names = [...operations(document)].map(
      ({ extensions }) => (extensions['x-sdk'] as { method: string }).method,
    );
    expect(names).toEqual(['getPdf', 'get', 'list', 'searchByDate']);
  });

  it('hide nothing that JavaScript or TypeScript has', () => {
    const schemas = { Error: { type: 'object' }, Record: { type: 'object' }, Order: { type: 'object' } };
    const answers = Object.keys(schemas).map((name) => [
      `/${name}`,
      { get: { responses: json({ $ref: `#/components/schemas/${name}` }) } },
    ]);
    const { document, findings } = adopted({ paths: Object.fromEntries(answers), components: { schemas } });
    expect(Object.keys(document.components?.schemas ?? {}).sort()).toEqual([
      'ErrorModel',
      'Order',
      'RecordModel',
    ]);
    expect(findings.map(formatFinding)).toContain(
      'Error  a name that the client or JavaScript has  renamed `ErrorModel`',
    );
  });

  it('of files say what is in them, where the path does not name the resource', () => {
    const get = (tag: string) => ({ get: { tags: [tag], responses: done } });
    const { document } = adopted({
      paths: {
        '/v1/tills': get('Shop'),
        '/v1/tills/{id}': get('Shop'),
        '/v1/clerks': get('Shop'),
        '/orders': get('Orders'),
      },
    });
    const files = [...layOut(document).keys()].filter((file) => file.startsWith('resources/'));
    expect(files.sort()).toEqual([
      'resources/orders/collection.yaml',
      'resources/shop/clerks.yaml',
      'resources/shop/tills-item.yaml',
      'resources/shop/tills.yaml',
    ]);
  });
});

describe('what is left out', () => {
  it('is told: webhooks, callbacks and links', () => {
    const { document, findings } = adopted({
      paths: {
        '/orders': {
          post: {
            operationId: 'createOrder',
            callbacks: { paid: {} },
            responses: { '204': { description: 'Done.', links: { pay: {}, cancel: {} } } },
          },
        },
      },
      webhooks: { orderPaid: { post: { responses: done } } },
    });
    expect(findings.map(formatFinding)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^orderPaid {2}webhook {2}left out/),
        expect.stringMatching(/^createOrder {2}`callbacks` {2}left out/),
        expect.stringMatching(/^createOrder {2}links of 204: pay, cancel {2}left out/),
      ]),
    );
    expect(JSON.stringify(document)).not.toMatch(/links|webhooks|callbacks/);
  });

  it('is no body of a GET that says nothing; one with fields is refused, operation and all', () => {
    const form = (schema: object) => ({ content: { 'application/x-www-form-urlencoded': { schema } } });
    const { document, refusals } = adopted({
      paths: {
        '/empty': { get: { requestBody: form({ type: 'object', properties: {} }), responses: done } },
        '/full': { get: { requestBody: form({ type: 'object', properties: { a: {} } }), responses: done } },
        '/map': { get: { requestBody: form({ additionalProperties: { type: 'string' } }), responses: done } },
      },
    });
    expect(Object.keys(document.paths ?? {})).toEqual(['/empty']);
    expect(JSON.stringify(document)).not.toContain('requestBody');
    expect(refusals.map(({ path }) => path)).toEqual(['/full', '/map']);
  });

  it('is no example of a parameter that stands elsewhere', () => {
    const { document } = adopted({
      paths: {
        '/orders': {
          get: {
            parameters: [
              {
                name: 'till',
                in: 'query',
                schema: { type: 'string' },
                examples: { a: { $ref: '#/components/examples/Till' } },
              },
            ],
            responses: done,
          },
        },
      },
      components: { examples: { Till: { value: 'till-7' } } },
    });
    const [operation] = operations(document);
    expect(operation?.parameters[0]?.schema).toEqual({ type: 'string', examples: ['till-7'] });
  });
});

describe('a closed part of an allOf', () => {
  it('is read as said of the whole, which a request keeps closed', () => {
    const part = (name: string, more: object = {}) => ({
      type: 'object',
      properties: { [name]: { type: 'string' } },
      ...more,
    });
    const { document, findings } = adopted({
      paths: {
        '/orders': {
          post: {
            operationId: 'createOrder',
            requestBody: {
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
            },
            responses: done,
          },
        },
      },
      components: {
        schemas: {
          Base: part('id', { additionalProperties: false }),
          Order: { allOf: [{ $ref: '#/components/schemas/Base' }, part('note')] },
        },
      },
    });
    expect(document.components?.schemas?.Order).toMatchObject({
      properties: { id: { type: 'string' }, note: { type: 'string' } },
      additionalProperties: false,
    });
    expect(findings.map(formatFinding)).toContainEqual(
      expect.stringMatching(/^Order {2}`additionalProperties: false` in a part of an `allOf`/),
    );
  });
});

it("takes an operation's page for its source where that is an address of its own", () => {
  const get = (url: string) => ({ get: { externalDocs: { url }, responses: done } });
  const page = 'https://docs.shop.test/get';
  const { document } = adopted({ paths: { '/a': get(page), '/b': get('/docs/get') } });
  const sources = [...operations(document)].map(({ extensions }) => extensions['x-source']);
  expect(sources).toEqual([{ page }, undefined]);
});
