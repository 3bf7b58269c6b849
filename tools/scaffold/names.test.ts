import { expect, test } from 'vitest';
import { camelCase, constantCase, kebabCase, pascalCase, titleCase, unique, words } from './names.ts';

test.each([
  ['sign-pt', ['sign', 'pt']],
  ['SignPt', ['sign', 'pt']],
  ['getPDFLink', ['get', 'pdf', 'link']],
  ['Facturação geral', ['facturacao', 'geral']],
  ['orders.index', ['orders', 'index']],
])('reads the words of %s', (name, expected) => {
  expect(words(name)).toEqual(expected);
});

test('writes them in every case', () => {
  const name = 'space-invoices/v1Api';
  expect([pascalCase, camelCase, kebabCase, constantCase, titleCase].map((write) => write(name))).toEqual([
    'SpaceInvoicesV1Api',
    'spaceInvoicesV1Api',
    'space-invoices-v1-api',
    'SPACE_INVOICES_V1_API',
    'Space Invoices V1 Api',
  ]);
});

test('numbers a name from the second on', () => {
  const taken = new Set<string>();
  expect([unique('a', taken), unique('a', taken, '-'), unique('a', taken, '-')]).toEqual(['a', 'a-2', 'a-3']);
});
