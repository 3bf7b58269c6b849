import { expect, test } from 'vitest';
import { writeFiles } from '../shared/testing/write-files.ts';
import { parseTarget, specifierOf, stemOf } from './target.ts';

const root = writeFiles({
  'specs/apis.yaml': [
    'keyline: { package: keyline, entry: ., name: Keyline }',
    'fiskaly/sign-pt: { package: fiskaly, entry: sign-pt, name: SignPt }',
    '',
  ].join('\n'),
  'specs/half-done/notes.md': 'A folder somebody began.\n',
  'packages/keyline/package.json': '{}',
  'packages/fiskaly/package.json': '{}',
  'packages/runtime/package.json': '{}',
  'packages/left-over/dist/index.js': 'export {};',
});

test('reads a vendor with one API, which is the root of its package', () => {
  const target = parseTarget('space-bills', root);
  expect(target).toEqual({
    id: 'space-bills',
    package: 'space-bills',
    entry: '.',
    name: 'SpaceBills',
    title: 'Space Bills',
    addsEntry: false,
  });
  expect([stemOf(target), specifierOf(target)]).toEqual(['space-bills', '@quittance/space-bills']);
});

test('takes a folder that holds no package for none', () => {
  expect(parseTarget('left-over/things', root)).toMatchObject({ package: 'left-over', addsEntry: false });
});

test('reads a further API of a vendor, which is an entry point in its package', () => {
  const target = parseTarget('fiskaly/sign-es', root);
  expect(target).toMatchObject({ package: 'fiskaly', entry: 'sign-es', name: 'SignEs', addsEntry: true });
  expect([stemOf(target), specifierOf(target)]).toEqual(['sign-es', '@quittance/fiskaly/sign-es']);
});

test.each([
  ['Acme', 'is no id for an API'],
  ['acme/', 'is no id for an API'],
  ['acme//x', 'is no id for an API'],
  ['../acme', 'is no id for an API'],
  ['a/b/c', 'is no id for an API'],
  ['9lives', 'is no id for an API'],
  ['acme-', 'is no id for an API'],
  ['acme/zod', '`zod` is taken in every package'],
  ['acme/product', '`product` is taken in every package'],
  ['client', '`client` is taken in every package'],
  ['keyline', 'stands in specs/apis.yaml already'],
  ['fiskaly', 'has APIs of their own: fiskaly/sign-pt'],
  ['half-done', 'specs/half-done is there already, and nothing is overwritten'],
  ['runtime', "packages/runtime is there, and is no vendor's package"],
])('refuses `%s`: %s', (id, reason) => {
  expect(() => parseTarget(id, root)).toThrow(reason);
});
