import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../bundle/bundle.ts';
import { registeredApis } from '../../shared/apis.ts';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import { target } from '../testing/small-document.ts';
import { type Adopted, adopt } from './adopt.ts';
import { formatFinding, formatFindings, formatRefusal } from './finding.ts';
import { readDocument } from './read-document.ts';

const names = (document: OpenApi) =>
  [...operations(document)].map(({ id, extensions }) => {
    const { group, method, function: own } = extensions['x-sdk'] as Record<string, string>;
    return `${group}.${method} ${own ?? id}`;
  });

describe('a document of OpenAPI 3.0 with everything that our rules refuse', () => {
  let shop: Adopted;
  beforeAll(async () => {
    shop = adopt(await readDocument(join(import.meta.dirname, '../fixtures/shop.yaml')), target);
  });

  test('names each refused shape once, with its place and what to do', () => {
    expect(shop.findings.map(formatFinding)).toMatchInlineSnapshot(`
      [
        "orders.index  cookie parameter \`session\`  left out: the clients send no cookies",
        "orders.index  header parameter \`Accept\`  left out: the client writes this header itself",
        "orders.index  several media types in 200  application/json is kept and application/xml left out: the clients speak one",
        "createOrder  \`callbacks\`  left out: write a verifier in the package if the vendor signs them",
        "createOrder  answer \`default\`  left out: describe each status that the vendor sends, as \`'400'\`, \`'401'\`, \`'500'\`",
        "createOrder  several media types in the request  application/json is kept and application/x-www-form-urlencoded left out: the clients speak one",
        "OPTIONS /orders/{id}  method OPTIONS  left out: the clients do not send this method",
        "getReport  answer \`2XX\`  written as \`200\`: name each success that the vendor sends",
        "document  extensions x-logo, x-unit  left out: ours are in specs/README.md; write what these mean with them",
        "orders.index  null in a parameter  left out: callers leave the parameter out instead",
        "order.model.total  \`format: int64\`  the format is left out: state \`minimum\` and \`maximum\` if the vendor does",
        "Problem.message  \`format: password\`  the format is left out: write a \`pattern\` if the vendor keeps to one",
        "order.model  a name that is no type  renamed \`OrderModel\`",
        "servers  address \`/v1\`  left out: write the whole https address in openapi.yaml; until then callers must give \`baseUrl\`",
        "key  key in the header \`X-Api-Key\`  written as a parameter that the client supplies from its option \`apiKey\`",
        "Problem  a model that nothing refers to  left out",
        "Forgotten  a model that nothing refers to  left out",
        "OrderModel  \`readOnly\` or \`writeOnly\`  written twice: \`OrderModel\` for answers, \`OrderModelRequest\` for requests",
        "Audit.entry  \`not\`  getAudit left out: \`not\` has no counterpart in the generated types. Write the shape out: one flat object, or a \`oneOf\` of such.",
      ]
    `);
  });

  test('keeps every operation that it does not name as left out', () => {
    expect(names(shop.document)).toEqual([
      'orders.list ordersIndex',
      'orders.create createOrder',
      'orders.get getOrders',
      'orders.delete deleteOrders',
      'orders.cancel cancelOrders',
      'payments.pay pay',
      'reports.get getReport',
    ]);
  });

  test('gives requests a model without the read-only fields, and answers one without the write-only ones', () => {
    const { OrderModel, OrderModelRequest } = shop.document.components?.schemas ?? {};
    expect(Object.keys(OrderModel?.properties ?? {})).toEqual([
      'id',
      'kind',
      'total',
      'note',
      'extra',
      'value',
    ]);
    expect(Object.keys(OrderModelRequest?.properties ?? {})).toEqual([
      'secret',
      'kind',
      'total',
      'note',
      'extra',
      'value',
    ]);
    expect([OrderModel?.required, OrderModelRequest?.required]).toEqual([
      ['id', 'total', 'kind'],
      ['total', 'kind'],
    ]);
  });

  test('closes what a request may carry, and leaves answers open', () => {
    const { OrderModel, OrderModelRequest, Note, Problem } = shop.document.components?.schemas ?? {};
    expect([OrderModelRequest, Note].map((model) => model?.additionalProperties)).toEqual([false, false]);
    expect([OrderModel, Problem].map((model) => model?.additionalProperties)).toEqual([undefined, undefined]);
  });

  test('writes tagged unions as flat variants with their tag', () => {
    const { Payment, Card } = shop.document.components?.schemas ?? {};
    expect(Payment?.discriminator).toEqual({
      propertyName: 'kind',
      mapping: { cash: '#/components/schemas/Cash', card: '#/components/schemas/Card' },
    });
    expect(Card).toMatchObject({
      required: ['kind', 'amount'],
      properties: { kind: { const: 'card' }, amount: {}, pan: {} },
    });
    expect(Card).not.toHaveProperty('allOf');
  });

  test('takes pages from externalDocs and environments from the addresses', () => {
    expect(shop.document['x-source']).toEqual({ page: 'https://shop.test/docs' });
    expect(shop.document.servers?.map((server) => server['x-environment'])).toEqual([
      'production',
      'sandbox',
    ]);
    const get = [...operations(shop.document)].find(({ id }) => id === 'getOrders');
    expect(get?.extensions['x-source']).toEqual({ page: 'https://shop.test/docs/orders#get' });
  });

  test('makes a key in a header a parameter that the client supplies', () => {
    expect(shop.auth).toEqual({ alternatives: [[{ kind: 'managed', option: 'apiKey' }]], isOptional: false });
    for (const { id, parameters } of operations(shop.document)) {
      const key = parameters.find(({ name }) => name === 'X-Api-Key');
      expect(key?.['x-managed'], id).toEqual({ option: 'apiKey' });
    }
  });
});

test.each(registeredApis().map(({ id }) => id))('takes our own spec of %s as it is', async (id) => {
  const { document } = await bundle(id);
  const adopted = adopt(document, target);
  expect(adopted.findings.filter(({ shape }) => shape !== 'a model that nothing refers to')).toEqual([]);
  expect(names(adopted.document)).toEqual(names(document));
  expect(adopted.document.paths).toEqual(document.paths);
});

const answer = { '204': { description: 'Done.' } };
const shopWith = (paths: object, components: object = {}) =>
  ({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths, components }) as unknown as OpenApi;

test('gives operations without ids, or with ids that clash, names of their own', () => {
  const { document } = adopt(
    shopWith({
      '/api/v2/orders': { get: { responses: answer }, post: { responses: answer } },
      '/api/v2/orders/{id}': { put: { responses: answer }, patch: { responses: answer } },
      '/api/v2/class': { get: { operationId: 'class', responses: answer } },
      '/api/v2/shop': { post: { operationId: 'createShop', tags: ['Shop'], responses: answer } },
      '/orders': { get: { operationId: 'list', tags: ['Orders'], responses: answer } },
    }),
    target,
  );
  const made = names(document);
  expect(made).toEqual([
    'orders.get getOrders',
    'orders.create createOrders',
    'orders.update updateOrders',
    'orders.patchUpdateOrders patchUpdateOrders',
    'class.get classClass',
    'shop.create createShopShop',
    'orders.list listOrders',
  ]);
});

test('names each operation that it leaves out, with the shape that made it so', () => {
  const get = { responses: answer };
  const cookie = { name: 'session', in: 'cookie', required: true, schema: { type: 'string' } };
  const not = { '200': { description: 'Done.', content: { 'application/json': { schema: { not: {} } } } } };
  const elsewhere = [{ url: 'https://uploads.shop.test' }];
  const { document, refusals } = adopt(
    {
      ...shopWith(
        {
          '/a': { get: { operationId: 'getA', ...get }, trace: get },
          '/b': { servers: elsewhere, get, put: { ...get, servers: [{ url: 'https://shop.test' }] } },
          '/c': { get: { operationId: 'getC', ...get, servers: elsewhere } },
          '/d': { get: { operationId: 'getD', ...get, parameters: [cookie] } },
          '/e': { get: { operationId: 'getE', responses: not } },
          '/f': { get: { operationId: 'getF', responses: { '302': { description: 'Elsewhere.' } } } },
          '/g': { $ref: '#/components/pathItems/G' },
        },
        { pathItems: { G: { get: { operationId: 'getG', ...get } } } },
      ),
      servers: [{ url: 'https://shop.test' }],
    },
    target,
  );
  expect(names(document)).toEqual(['a.get getA', 'b.update updateB', 'g.get getG']);
  const advice = / {2}[^ ].*/;
  expect(refusals.map(formatRefusal).map((line) => line.split(advice)[0])).toEqual([
    'TRACE /a',
    'GET /b',
    'GET /c (getC)',
    'GET /d (getD)',
    'GET /e (getE)',
    'GET /f (getF)',
  ]);
  expect(refusals.map(({ shape }) => shape)).toEqual([
    'method TRACE',
    'address `https://uploads.shop.test`',
    'address `https://uploads.shop.test`',
    '`parameters/0` of getD',
    '`not` of getE',
    '`responses` of getF',
  ]);
});

test('gives a second component of a name one that no bundler would give it', () => {
  const parameter = (name: string) => ({ name, in: 'query', schema: { type: 'string', maxLength: 9 } });
  const parameters = ['region', 'region-2', 'v-2'].map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  const { document } = adopt(
    shopWith(
      { '/a': { get: { parameters, responses: answer } } },
      {
        parameters: { region: parameter('r'), 'region-2': parameter('s'), 'v-2': parameter('v') },
      },
    ),
    target,
  );
  expect(Object.keys(document.components?.parameters ?? {})).toEqual(['region', 'Region2', 'v-2']);
  expect([...operations(document)][0]?.parameters.map(({ name }) => name)).toEqual(['r', 's', 'v']);
});

test('renames a model that would hide a name of the client, and one that is no type', () => {
  const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const body = (name: string) => ({
    '200': { description: 'Done.', content: { 'application/json': { schema: schema(name) } } },
  });
  const model = { type: 'object', properties: { name: { type: 'string' } } };
  const { document, findings } = adopt(
    shopWith(
      { '/a': { get: { responses: body('Shop') } }, '/b': { get: { responses: body('line-item') } } },
      { schemas: { Shop: model, 'line-item': model } },
    ),
    target,
  );
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(['ShopModel', 'LineItem']);
  expect(findings.map(({ where }) => where)).toEqual(['Shop', 'line-item']);
});

test('takes out a discriminator that cannot be a tag, and says why', () => {
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } };
  const variant = (kind: object) => ({ type: 'object', properties: { kind } });
  const pets = (schemas: object) =>
    adopt(shopWith({ '/pets': { post: { requestBody: body, responses: answer } } }, { schemas }), target);
  const union = (mapping?: object) => ({
    oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
    discriminator: { propertyName: 'kind', ...(mapping === undefined ? {} : { mapping }) },
  });
  const text = { type: 'string' };
  const twoTags = { cat: 'Cat', kitten: 'Cat', dog: 'Dog' };
  expect(
    pets({ Pet: union(twoTags), Cat: variant(text), Dog: variant(text) }).findings.map(formatFinding),
  ).toEqual(['Pet  `discriminator`  left out: two tags lead to one variant; write a variant for each']);
  const other = variant({ type: 'string', const: 'wolf' });
  expect(pets({ Pet: union(), Cat: variant(text), Dog: other }).findings.map(formatFinding)).toEqual([
    'Pet  `discriminator`  left out: `Dog` has another value for `kind` than `Dog`',
  ]);
  const fine = pets({ Pet: union(), Cat: variant(text), Dog: variant(text) });
  expect(fine.findings).toEqual([]);
  expect(fine.document.components?.schemas?.Cat?.properties?.kind).toEqual({ type: 'string', const: 'Cat' });
});

test('writes nothing of a document that leaves no operation', () => {
  const cookie = { name: 'session', in: 'cookie', required: true, schema: { type: 'string' } };
  const document = shopWith({
    '/a': { get: { operationId: 'getA', parameters: [cookie], responses: answer } },
  });
  expect(() => adopt(document, target)).toThrow(
    /No operation .*nothing was written:\n.*getA left out: Cookie/,
  );
});

test('tells what was done once, with its places, and ends a long list early', () => {
  const advice = 'left out';
  const findings = ['A.b', 'A.c', 'A.b', 'B'].map((where) => ({ where, shape: '`format: int64`', advice }));
  findings.push({ where: 'C', shape: 'a model', advice });
  expect(formatFindings(findings)).toEqual([
    '`format: int64`  left out  (A.b, A.c, B)',
    'a model  left out  (C)',
  ]);
  expect(formatFindings(findings, 1)).toEqual([
    '`format: int64`  left out  (A.b, and 2 more)',
    'a model  left out  (C)',
  ]);
});
