import { join } from 'node:path';
import { expect, test } from 'vitest';
import { displayPath, type Problem } from '../shared/problem.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { lint } from './lint.ts';
import { shop as files } from './testing/shop.ts';

async function linesOf(changes: Record<string, string>): Promise<string[]> {
  const specs = writeFiles({ ...files, ...changes });
  const { problems } = await lint('shop', { specs });
  return problems.map(
    ({ file, line, column, rule }) => `${displayPath(file, join(specs, 'shop'))}:${line}:${column} ${rule}`,
  );
}

test('finds nothing in a complete spec, and counts what it holds', async () => {
  const report = await lint('shop', { specs: writeFiles(files) });
  expect(report.problems).toEqual([]);
  expect(report.counts).toEqual({
    operations: 1,
    documented: 1,
    schemas: 1,
    namedExamples: 1,
    sourceExamples: 1,
  });
});

test('counts an operation whose path is inferred as documented, and one of another page as not', async () => {
  const path = 'shop/resources/orders/collection.yaml';
  const counts = async (line: string) => {
    const text = files[path].replace('  tags:', `  ${line}\n  tags:`);
    return (await lint('shop', { specs: writeFiles({ ...files, [path]: text }) })).counts;
  };
  expect(await counts('x-inferred: true')).toMatchObject({ operations: 1, documented: 1 });
  expect(
    await counts("x-source: { page: 'https://a.test', documented: false, note: Seen elsewhere. }"),
  ).toMatchObject({
    operations: 1,
    documented: 0,
  });
});

test('points at the line of the model, example and source example that is wrong', async () => {
  const changes = {
    'shop/resources/orders/models/Order.yaml': files['shop/resources/orders/models/Order.yaml'].replace(
      '    description: What is ordered.\n',
      '',
    ),
    'shop/resources/orders/examples/coffee.yaml': 'summary: A coffee\nvalue:\n  drink: 5\n',
    'shop/examples/source/createOrder.request.json': '{\n  "drink": "Tea",\n  "size": "L"\n}\n',
  };
  const lines = await linesOf(changes);
  expect(lines).toContain('resources/orders/models/Order.yaml:6:3 descriptions');
  expect(lines).toContain('resources/orders/examples/coffee.yaml:3:3 valid-examples');
  expect(lines).toContain('examples/source/createOrder.request.json:3:11 source-examples');
});

test('counts what Redocly calls a warning or an error as a problem', async () => {
  const changes = {
    'shop/resources/orders/collection.yaml': files['shop/resources/orders/collection.yaml'].replace(
      'tags: [Orders]',
      'tags: [Drinks]',
    ),
  };
  expect(await linesOf(changes)).toEqual(['resources/orders/collection.yaml:5:10 operation-tag-defined']);
});

test.each(['type: 7', 'examples: 4', 'oneOf: 5', 'pattern: 5'])(
  'says that { %s } is no schema',
  async (schema) => {
    const path = 'shop/resources/orders/models/Order.yaml';
    const lines = await linesOf({ [path]: `${files[path]}  size: { ${schema} }\n` });
    expect(lines).toContainEqual(
      expect.stringMatching(/^resources\/orders\/models\/Order\.yaml:11:\d+ struct$/),
    );
  },
);

test('reports a spec that cannot be bundled, and nothing else', async () => {
  expect(await linesOf({ 'shop/resources/orders/models/Order.yaml': 'type: [object\n' })).toEqual([
    expect.stringMatching(/^resources\/orders\/models\/Order\.yaml:2:1 bundle$/),
  ]);
});

test('refuses a field in the example of an open response that the schema does not name', async () => {
  const path = 'shop/resources/orders/models/Order.yaml' as const;
  const changes = {
    [path]: files[path].replace('additionalProperties: false\n', ''),
    'shop/resources/orders/examples/coffee.yaml': 'summary: A coffee\nvalue: { drink: Coffee, size: L }\n',
  };
  expect(await linesOf(changes)).toContain('resources/orders/examples/coffee.yaml:2:25 valid-examples');
});

test('takes of an adopted API as problems what makes wrong code, and keeps the rest for later', async () => {
  const path = 'shop/resources/orders/models/Order.yaml' as const;
  const wrong = {
    [path]: files[path]
      .replace('description: An order.\n', '')
      .replace('maxLength: 40', 'pattern: e+')
      .replace('additionalProperties: false\n', ''),
  };
  const report = await lint('shop', { specs: writeFiles({ ...files, ...wrong }), adopted: true });
  const rulesOf = (problems: readonly Problem[]) => problems.map(({ rule }) => rule);
  expect(rulesOf(report.problems)).toEqual(['closed-requests']);
  expect(rulesOf(report.left)).toEqual(['descriptions', 'pattern-limits', 'pattern-limits']);
  const curated = await lint('shop', { specs: writeFiles({ ...files, ...wrong }) });
  expect(rulesOf(curated.problems).sort()).toEqual(rulesOf([...report.problems, ...report.left]));
  expect(curated.left).toEqual([]);
});

test("an adopted API is held to Redocly's errors, not to its warnings", async () => {
  const root = files['shop/openapi.yaml']
    .replace(', description: Orders. }]', ' }]')
    .replace('[{ key:', '[{ kee:');
  const report = await lint('shop', {
    specs: writeFiles({ ...files, 'shop/openapi.yaml': root }),
    adopted: true,
  });
  expect(report.problems.map(({ rule }) => rule)).toEqual(['security-defined']);
  expect(report.left.map(({ rule }) => rule)).toEqual(['tag-description', 'no-unused-components']);
});
