import { expect, test } from 'vitest';
import type { OpenApi } from '../../shared/openapi.ts';
import { findOperation } from './find-operation.ts';

const operation = { responses: {} };
const documentOf = (paths: readonly string[], more: object = {}) =>
  ({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '2.0' },
    paths: Object.fromEntries(paths.map((path) => [path, { get: operation }])),
    ...more,
  }) as unknown as OpenApi;

/** The path of the operation that is found, with what stands before it and the parts in it. */
function found(document: OpenApi, uri: string, method = 'get') {
  const one = findOperation(document, method, uri);
  return one === undefined ? undefined : [one.base, one.operation.path, one.parts];
}

test('finds the operation of a path, with the parts that its parameters stand in', () => {
  const document = documentOf(['/a', '/a/{id}/b/{name}.txt']);
  expect(found(document, '/a')).toEqual(['', '/a', {}]);
  expect(found(document, '/a/1%2F2/b/c.txt')).toEqual([
    '',
    '/a/{id}/b/{name}.txt',
    { id: '1%2F2', name: 'c' },
  ]);
});

test('finds none of another path or method', () => {
  const document = documentOf(['/a/{id}.txt']);
  expect(found(document, '/b')).toBeUndefined();
  expect(found(document, '/a/1-txt')).toBeUndefined();
  expect(found(document, '/a/1.txt', 'post')).toBeUndefined();
});

test('takes the one with the most fixed characters where several answer', () => {
  const paths = ['/{any}/{id}', '/a/{id}', '/a/special'];
  for (const document of [documentOf(paths), documentOf(paths.toReversed())]) {
    expect(found(document, '/a/special')).toEqual(['', '/a/special', {}]);
    expect(found(document, '/a/1')).toEqual(['', '/a/{id}', { id: '1' }]);
    expect(found(document, '/b/1')).toEqual(['', '/{any}/{id}', { any: 'b', id: '1' }]);
  }
});

test('forgives a slash at the end of a path', () => {
  expect(found(documentOf(['/a/']), '/a')).toEqual(['', '/a/', {}]);
  expect(found(documentOf(['/']), '/')).toEqual(['', '/', {}]);
});

test.each([
  ['a path', 'https://shop.test/v1', '/v1'],
  ['a place for the address', '{endpoint}/server', '/server'],
  ['a place for the version, which is that of the document', '{endpoint}/api/{version}', '/api/2.0'],
])('reads what stands before a path from a server with %s', (_, url, base) => {
  const document = documentOf(['/a'], { servers: [{ url, variables: { endpoint: {}, version: {} } }] });
  expect(found(document, `${base}/a`)).toEqual([base, '/a', {}]);
  expect(found(document, '/a')).toBeUndefined();
});
