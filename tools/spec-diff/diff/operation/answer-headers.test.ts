import { expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { type Finding, toFindings } from '../../rules/findings.ts';
import { api, type Node, responses } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

const headed = (header: Node, name = 'X-Total') => responses({ 200: { headers: { [name]: header } } });
const total = (schema: Node) => headed({ schema });

function brief(before: OpenApi, after: OpenApi): string[] {
  return toFindings(diffApi(before, after)).map(({ level, rule, places }) => `${level} ${rule} ${places[0]}`);
}

test('a header has the levels of a field: its schema is compared as that of one', () => {
  const at = 'createThing 200 headers.X-Total';
  const date = { type: 'string', format: 'date' };
  expect(brief(total({ type: 'integer' }), total({ type: 'string' }))).toEqual([
    `breaking answer-type-changed ${at}`,
  ]);
  expect(brief(total(date), total({ ...date, format: 'date-time' }))).toEqual([
    `breaking answer-format ${at}`,
  ]);
  expect(brief(total({ enum: ['A'] }), total({ enum: ['A', 'B'] }))).toEqual([
    `additive answer-value-added ${at}`,
  ]);
  expect(brief(headed({ description: 'All.' }), headed({ description: 'All things.' }))).toEqual([
    `words words ${at}`,
  ]);
  expect(brief(headed({}), headed({ deprecated: true }))).toEqual([`additive deprecated ${at}`]);
  expect(brief(headed({}), headed({ 'x-new': 1 }))).toEqual([`breaking unclassified ${at}`]);
});

test('a header whose name is written in other letters is the same header', () => {
  expect(brief(headed({}), headed({}, 'x-total'))).toEqual(['words order Things']);
});

/** Two operations, each with an answer of its own that refers to one header, or with one answer for both. */
function shared(header: Node, how: 'header' | 'answer'): OpenApi {
  const total = how === 'header' ? { $ref: '#/components/headers/Total' } : header;
  const own = { description: 'Found.', headers: { 'X-Total': total } };
  const answer = how === 'header' ? own : { $ref: '#/components/responses/Found' };
  const operation = (operationId: string) => ({ operationId, responses: { 200: answer, 201: answer } });
  return api({
    paths: { '/things': { get: operation('getThing'), put: operation('putThing') } },
    components: { headers: { Total: header }, responses: { Found: own } },
  });
}

test.each(['header', 'answer'] as const)('a header that answers share is told once: by %s', (how) => {
  const [only, ...others]: Finding[] = toFindings(
    diffApi(shared({ schema: { type: 'integer' } }, how), shared({ schema: { type: 'string' } }, how)),
  );
  expect(others).toEqual([]);
  expect(only?.places).toHaveLength(4);
  expect(only?.text).toBe(
    '`getThing 200 headers.X-Total` (and 3 more places): is a string instead of a number.',
  );
});

test('what comes into an answer that operations share is told once', () => {
  const without = shared({}, 'answer');
  Object.assign(without.components?.responses?.Found ?? {}, { headers: {} });
  expect(
    toFindings(diffApi(without, shared({}, 'answer'))).map(({ rule, places }) => [rule, places.length]),
  ).toEqual([['header-added', 4]]);
});

test('a header that each answer writes itself is told of each', () => {
  const own = (schema: Node) => {
    const response = () => ({ description: 'Found.', headers: { 'X-Total': { schema } } });
    const operation = (operationId: string) => ({ operationId, responses: { 200: response() } });
    return api({ paths: { '/things': { get: operation('getThing'), put: operation('putThing') } } });
  };
  expect(brief(own({ type: 'integer' }), own({ type: 'string' }))).toEqual([
    'breaking answer-type-changed getThing 200 headers.X-Total',
    'breaking answer-type-changed putThing 200 headers.X-Total',
  ]);
});
