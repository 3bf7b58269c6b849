import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SpecError } from '../shared/problem.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { bundle } from './bundle.ts';

const root = `openapi: 3.1.0
info: { title: Orders, version: '1' }
paths:
  /orders:
    $ref: resources/orders/collection.yaml
components:
  schemas:
    Order:
      $ref: resources/orders/models/Order.yaml
    Line:
      $ref: resources/orders/models/Line.yaml
`;

const collection = `post:
  operationId: createOrder
  requestBody:
    content:
      application/json:
        schema: { $ref: models/Order.yaml }
        examples: { coffee: { $ref: examples/coffee.yaml } }
  responses:
    '400': { $ref: ../../shared/BadRequest.yaml }
`;

const files = {
  'shop/openapi.yaml': root,
  'shop/resources/orders/collection.yaml': collection,
  'shop/resources/orders/models/Order.yaml':
    'type: object\nproperties:\n  line: { $ref: Line.yaml, description: The line. }\n',
  'shop/resources/orders/models/Line.yaml': 'type: object\nproperties:\n  price: { type: string }\n',
  'shop/resources/orders/examples/coffee.yaml': 'summary: Coffee\nvalue: { line: { price: "1.00" } }\n',
  'shop/shared/BadRequest.yaml': 'description: Refused.\n',
};

const shop = (changes: Record<string, string> = {}) => writeFiles({ ...files, ...changes });

async function problemsOf(specs: string): Promise<string[]> {
  const error = await bundle('shop', { specs }).then(
    () => new Error('it was bundled'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SpecError)) throw error;
  return error.problems.map(
    ({ file, line, column, message }) => `${file.replace(`${specs}/`, '')}:${line}:${column} ${message}`,
  );
}

test('gathers the files of an API in one document, components named as their files', async () => {
  const { document, files: used } = await bundle('shop', { specs: shop() });
  expect(document).toMatchObject({
    paths: { '/orders': { post: { responses: { '400': { $ref: '#/components/responses/BadRequest' } } } } },
    components: {
      schemas: {
        Order: { properties: { line: { $ref: '#/components/schemas/Line', description: 'The line.' } } },
      },
      examples: { coffee: { summary: 'Coffee' } },
    },
  });
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(['Order', 'Line']);
  expect(used).toHaveLength(6);
});

test('makes the same text each time, keys in the order of the files', async () => {
  const specs = shop();
  const [first, second] = [await bundle('shop', { specs }), await bundle('shop', { specs })];
  expect(JSON.stringify(first.document)).toBe(JSON.stringify(second.document));
  expect(Object.keys(first.document)).toEqual(['openapi', 'info', 'paths', 'components']);
});

test('tells file, line and column of a reference that leads nowhere', async () => {
  const specs = shop({
    'shop/resources/orders/models/Order.yaml': 'type: object\nproperties:\n  line:\n    $ref: Lime.yaml\n',
  });
  expect(await problemsOf(specs)).toEqual([
    expect.stringMatching(
      /^shop\/resources\/orders\/models\/Order\.yaml:4:5 The `\$ref` leads to .*Lime\.yaml, which is not there/,
    ),
  ]);
});

test.each([
  ['shop/openapi.yaml', 'openapi: 3.1.0\ninfo: { title: Orders\n'],
  ['shop/resources/orders/models/Line.yaml', 'type: object\n  properties: {}\n'],
  ['shop/resources/orders/models/Line.yaml', 'type: object\ntype: string\n'],
])('tells where %s is not valid YAML', async (file, text) => {
  const problems = await problemsOf(shop({ [file]: text }));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems)
    expect(problem).toMatch(new RegExp(`^${file}:[23]:\\d+ .*Correct the indentation or the quotes`));
});

test('names both files that claim one name', async () => {
  const specs = shop({
    'shop/shared/models/Line.yaml': 'type: integer\n',
    'shop/resources/orders/models/Order.yaml':
      'properties:\n  line: { $ref: ../../../shared/models/Line.yaml }\n',
  });
  expect(await problemsOf(specs)).toEqual([
    expect.stringMatching(
      /Two files claim the name `Line` in components\.schemas: .*orders\/models\/Line\.yaml and .*shared\/models\/Line\.yaml/,
    ),
  ]);
});

test('lets examples of two resources share a name', async () => {
  const specs = shop({
    'shop/resources/orders/collection.yaml': collection.replace(
      'coffee: {',
      'tea: { $ref: ../teas/examples/coffee.yaml }, coffee: {',
    ),
    'shop/resources/teas/examples/coffee.yaml': 'summary: Tea\nvalue: {}\n',
  });
  const { document, sources } = await bundle('shop', { specs });
  const examples = Object.keys(document.components?.examples ?? {});
  expect(examples).toEqual(['coffee', 'coffee-2']);
  const found = examples.map((name) =>
    sources.locate(`/components/examples/${name}`).file.replace(`${specs}/`, ''),
  );
  expect(found).toEqual([
    'shop/resources/teas/examples/coffee.yaml',
    'shop/resources/orders/examples/coffee.yaml',
  ]);
});

test('refuses a model listed under another name than its file', async () => {
  const specs = shop({ 'shop/openapi.yaml': root.replace('Line:', 'Row:') });
  expect(await problemsOf(specs)).toEqual([
    expect.stringContaining('components.schemas.Row leads to a file named `Line`'),
  ]);
});

test('refuses a reference to the network', async () => {
  const specs = shop({ 'shop/resources/orders/models/Line.yaml': '$ref: https://example.com/Line.yaml\n' });
  expect(await problemsOf(specs)).toEqual(
    expect.arrayContaining([expect.stringContaining('a spec refers to files of its own folder only')]),
  );
});

test('lists the registered APIs when there is none of that name', async () => {
  const specs = shop({ 'apis.yaml': 'shop: { package: shop, entry: ., name: Shop }\n' });
  await expect(bundle('shp', { specs })).rejects.toThrow(
    'No API `shp`: specs/shp/openapi.yaml is not there. Write the folder below specs/. Registered: shop.',
  );
  await expect(bundle('../shop', { specs })).rejects.toThrow('No API');
});

test('finds the place of every kind of pointer', async () => {
  const specs = shop({ 'shop/resources/orders/collection.yaml': `${collection}summary: Orders\n` });
  const { sources } = await bundle('shop', { specs });
  const place = (pointer: string) => {
    const { file, line, column } = sources.locate(pointer);
    return `${file.replace(join(specs, 'shop/'), '')}:${line}:${column}`;
  };
  expect(place('/info/title')).toBe('openapi.yaml:2:9');
  expect(place('/paths/~1orders')).toBe('openapi.yaml:4:3');
  expect(place('/paths/~1orders/summary')).toBe('resources/orders/collection.yaml:10:1');
  expect(place('/paths/~1orders/post/operationId')).toBe('resources/orders/collection.yaml:2:3');
  expect(place('/components/schemas/Line/properties/price')).toBe('resources/orders/models/Line.yaml:3:3');
  expect(place('/components/schemas/Order/properties/line/description')).toBe(
    'resources/orders/models/Order.yaml:3:28',
  );
  expect(place('/components/responses/BadRequest/description')).toBe('shared/BadRequest.yaml:1:1');
  expect(place('/components/examples/coffee/value/line/price')).toBe(
    'resources/orders/examples/coffee.yaml:2:18',
  );
  // Nothing is there: the nearest enclosing node.
  expect(place('/components/schemas/Line/properties/tax')).toBe('resources/orders/models/Line.yaml:2:1');
});

test('finds what YAML repeats by an alias where it is written', async () => {
  const text = `openapi: 3.1.0
info: { title: Orders, version: '1' }
paths: {}
components:
  schemas:
    Order: &order { type: object }
    Line: { type: object, x-first: *order, properties: { order: *order } }
`;
  const { sources } = await bundle('shop', { specs: writeFiles({ 'shop/openapi.yaml': text }) });
  for (const pointer of ['/components/schemas/Order', '/components/schemas/Line/properties/order'])
    expect(sources.locate(pointer)).toMatchObject({ line: 6, column: 5 });
});
