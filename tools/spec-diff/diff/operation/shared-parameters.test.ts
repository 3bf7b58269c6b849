import { expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { type Finding, toFindings } from '../../rules/findings.ts';
import { api, type Node } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

const verbs = ['get', 'put', 'delete'] as const;

/** Three operations that take one parameter: by reference, from their path, or each its own. */
function shared(parameter: Node, how: 'reference' | 'path' | 'own'): OpenApi {
  const $ref = '#/components/parameters/Shared';
  const own = { reference: [{ $ref }], path: [], own: [parameter] }[how];
  const operation = (verb: string) => ({
    operationId: `${verb}Thing`,
    parameters: own,
    responses: { 204: { description: 'Done.' } },
  });
  return api({
    paths: {
      '/things': {
        ...(how === 'path' ? { parameters: [parameter] } : {}),
        ...Object.fromEntries(verbs.map((verb) => [verb, operation(verb)])),
      },
    },
    components: { parameters: { Shared: parameter } },
  });
}

function findings(before: Node, after: Node, how: 'reference' | 'path' | 'own'): Finding[] {
  return toFindings(diffApi(shared(before, how), shared(after, how)));
}

const version = (constant: string): Node => ({
  name: 'X-Version',
  in: 'header',
  schema: { type: 'string' },
  'x-managed': { constant },
});

test.each(['reference', 'path'] as const)('tells a header that operations share by %s once', (how) => {
  const [only, ...others] = findings(version('1'), version('2'), how);
  expect(others).toEqual([]);
  expect(only?.rule).toBe('constant-header');
  expect(only?.places).toEqual(verbs.map((verb) => `${verb}Thing headers.X-Version`));
  expect(only?.text).toContain(
    '`getThing headers.X-Version` (and 2 more operations): the client sends `2` instead of `1`',
  );
});

test('tells a header of each operation that writes its own', () => {
  expect(findings(version('1'), version('2'), 'own').map(({ places }) => places)).toEqual(
    verbs.map((verb) => [`${verb}Thing headers.X-Version`]),
  );
});

test('tells what changes inside a shared parameter once, what comes and what goes too', () => {
  const ids = (maxLength: number): Node => ({
    name: 'ids',
    in: 'query',
    schema: { type: 'array', items: { type: 'string', maxLength } },
  });
  const [tighter, ...others] = findings(ids(9), ids(8), 'reference');
  expect(others).toEqual([]);
  expect(tighter?.text).toContain('`getThing query.ids[]` (and 2 more operations): the limit is tighter');
  const some = shared(ids(9), 'reference');
  const none = structuredClone(some);
  for (const verb of verbs) Object.assign(none.paths?.['/things']?.[verb] ?? {}, { parameters: [] });
  const brief = (list: Finding[]) => list.map(({ rule, places }) => `${rule} ${places.length}`);
  expect(brief(toFindings(diffApi(none, some)))).toEqual(['parameter-added-optional 3']);
  expect(brief(toFindings(diffApi(some, none)))).toEqual(['parameter-removed 3']);
});

test('tells apart what operations had before they came to share one parameter', () => {
  const ids = (maxLength: number): Node => ({
    name: 'ids',
    in: 'query',
    schema: { type: 'string', maxLength },
  });
  const before = shared(ids(9), 'own');
  Object.assign(before.paths?.['/things']?.put ?? {}, { parameters: [ids(8)] });
  const found = toFindings(diffApi(before, shared(ids(7), 'reference')));
  expect(found.map(({ rule, places, before }) => `${rule} ${places.length} ${before}`)).toEqual([
    'request-limit-tightened 2 `maxLength: 9`',
    'request-limit-tightened 1 `maxLength: 8`',
  ]);
});
