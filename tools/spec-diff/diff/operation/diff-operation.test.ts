import { expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { toFindings } from '../../rules/findings.ts';
import { api, type Node, operationWith } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

function brief(before: OpenApi, after: OpenApi): string[] {
  return toFindings(diffApi(before, after)).map(({ rule, places }) => `${rule} ${places[0]}`);
}

test('an operation that leaves or joins what the whole API asks for is told itself', () => {
  const secured = (operation: Node) => ({ ...operationWith(operation), security: [{ Key: [] }] }) as OpenApi;
  expect(brief(secured({}), secured({ security: [] }))).toEqual(['credentials-dropped createThing']);
  expect(brief(secured({ security: [] }), secured({}))).toEqual(['credentials-needed createThing']);
});

test('pages whose items are found elsewhere are other pages', () => {
  const paged = (items: string) =>
    operationWith({ 'x-pagination': { style: 'offset', items, offset: 'o', limit: 'l', total: 'n' } });
  expect(brief(paged('data'), paged('things'))).toEqual(['pagination createThing']);
});

test('another hint on what to look for after an unknown outcome is words', () => {
  const hinted = (hint: string) => operationWith({ 'x-reconcile': { operation: 'listThings', hint } });
  expect(brief(hinted('Look for it.'), hinted('Look for its id.'))).toEqual(['words createThing']);
});

test('an operation is known by its function before its route', () => {
  const operation = (operationId: string, name: string) => ({
    post: { operationId, 'x-sdk': { group: 'things', method: name, function: name }, responses: {} },
  });
  const before = api({ paths: { '/things': operation('postThing', 'create') } });
  const paths = {
    '/things': operation('postAll', 'createAll'),
    '/thing': operation('createThing', 'create'),
  };
  expect(brief(before, api({ paths })).sort()).toEqual([
    'operation-added createAll',
    'route create',
    'words create',
  ]);
});
