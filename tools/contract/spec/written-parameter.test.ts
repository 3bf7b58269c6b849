import { expect, it } from 'vitest';
import type { Parameter } from '../../shared/openapi.ts';
import { queryPairs, writtenPart } from './written-parameter.ts';

const list = ['blue', 'black'];
const object = { R: 100, G: 200 };
const parameter = (more: Partial<Parameter>): Parameter => ({ name: 'color', in: 'query', ...more });

// By hand, from the table of examples in OpenAPI.
it.each<[Partial<Parameter>, unknown, [string, string][]]>([
  [{}, 'blue', [['color', 'blue']]],
  [
    {},
    list,
    [
      ['color', 'blue'],
      ['color', 'black'],
    ],
  ],
  [{ explode: false }, list, [['color', 'blue,black']]],
  [
    {},
    object,
    [
      ['R', '100'],
      ['G', '200'],
    ],
  ],
  [{ explode: false }, object, [['color', 'R,100,G,200']]],
  [{ style: 'spaceDelimited' }, list, [['color', 'blue black']]],
  [{ style: 'pipeDelimited' }, list, [['color', 'blue|black']]],
  [
    { style: 'pipeDelimited', explode: true },
    list,
    [
      ['color', 'blue'],
      ['color', 'black'],
    ],
  ],
  [{ style: 'pipeDelimited' }, object, [['color', 'R|100|G|200']]],
  [{ style: 'deepObject' }, { R: { of: [1] } }, [['color[R][of][0]', '1']]],
])('a query of %j with %j', (more, value, pairs) => {
  expect(queryPairs(parameter(more), value)).toEqual(pairs);
});

it.each<[Partial<Parameter>, unknown, string]>([
  [{}, 'a/b', 'a%2Fb'],
  [{}, list, 'blue,black'],
  [{}, object, 'R,100,G,200'],
  [{ explode: true }, object, 'R=100,G=200'],
  [{ style: 'label' }, 'blue', '.blue'],
  [{ style: 'label' }, list, '.blue,black'],
  [{ style: 'label', explode: true }, list, '.blue.black'],
  [{ style: 'label', explode: true }, object, '.R=100.G=200'],
  [{ style: 'matrix' }, list, ';color=blue,black'],
  [{ style: 'matrix', explode: true }, list, ';color=blue;color=black'],
  [{ style: 'matrix' }, object, ';color=R,100,G,200'],
  [{ style: 'matrix', explode: true }, object, ';R=100;G=200'],
])('a path of %j with %j is %s', (more, value, text) => {
  expect(writtenPart(parameter({ in: 'path', ...more }), value, encodeURIComponent)).toBe(text);
});
