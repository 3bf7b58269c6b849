import { expect, test } from 'vitest';
import { bundle } from '../../bundle/bundle.ts';
import { registeredApis } from '../../shared/apis.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { writeFiles } from '../../shared/testing/write-files.ts';
import { layOut } from './lay-out.ts';

async function bundleAgain(document: OpenApi): Promise<OpenApi> {
  const files = [...layOut(document)].map(([file, text]) => [`shop/${file}`, text]);
  const specs = writeFiles({ 'apis.yaml': '{}', ...Object.fromEntries(files) });
  return (await bundle('shop', { specs })).document;
}

/** Names of examples are no public names, and change with the files; what stands under them is compared. */
function withoutExampleNames(document: OpenApi): unknown {
  const { examples = {}, ...components } = document.components ?? {};
  const text = JSON.stringify({ ...document, components });
  return JSON.parse(text, (key, value) => {
    const ref = typeof value?.$ref === 'string' ? /^#\/components\/examples\/(.+)$/.exec(value.$ref) : null;
    return ref && key !== 'properties' ? examples[ref[1] ?? ''] : value;
  });
}

test.each(registeredApis().map(({ id }) => id))(
  'splits %s into files that bundle to the same document',
  async (id) => {
    const { document } = await bundle(id);
    expect(withoutExampleNames(await bundleAgain(document))).toEqual(withoutExampleNames(document));
  },
);

test('puts what one resource uses with it, and the rest in shared/', () => {
  const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
  const answer = (model: string) => ({
    '200': { description: 'Done.', content: { 'application/json': { schema: ref('schemas', model) } } },
    '400': ref('responses', 'BadRequest'),
  });
  const get = (group: string, model: string) => ({
    operationId: `get${model}`,
    'x-sdk': { group, method: 'get' },
    responses: answer(model),
  });
  const object = { type: 'object' };
  const files = layOut({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/v1/orders': { get: { ...get('orders', 'Order'), 'x-sdk': { group: 'orders', method: 'list' } } },
      '/v1/orders/{id}': { get: get('orders', 'Order') },
      '/v1/orders/{id}/cancel': { get: get('orders', 'Order') },
      '/v1/orders/search': { get: get('orders', 'Order') },
      '/v1/customers/{id}': { get: get('customers', 'Customer') },
    },
    components: {
      responses: {
        BadRequest: {
          description: 'Bad.',
          content: {
            'application/json': { schema: ref('schemas', 'Problem'), examples: { bad: { value: {} } } },
          },
        },
      },
      schemas: {
        Order: {
          type: 'object',
          properties: { line: ref('schemas', 'Line'), money: ref('schemas', 'Money') },
        },
        Customer: { type: 'object', properties: { money: ref('schemas', 'Money') } },
        Line: object,
        Money: object,
        Problem: object,
      },
    },
  });
  expect([...files.keys()]).toEqual([
    'openapi.yaml',
    'resources/orders/collection.yaml',
    'resources/orders/item.yaml',
    'resources/orders/item-cancel.yaml',
    'resources/orders/collection-search.yaml',
    'resources/customers/item.yaml',
    'resources/orders/models/Order.yaml',
    'resources/customers/models/Customer.yaml',
    'resources/orders/models/Line.yaml',
    'shared/models/Money.yaml',
    'shared/models/Problem.yaml',
    'shared/examples/bad.yaml',
    'shared/responses/BadRequest.yaml',
  ]);
});
