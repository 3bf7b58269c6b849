import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { describeComparisons, summarise } from '../report/contract-summary.ts';
import { tillSpec } from '../testing/till-spec.ts';
import type { ContractCase } from './contract-case.ts';
import { contractCases } from './contract-cases.ts';

const document = parse(tillSpec) as OpenApi;
const cases = contractCases(document);

function names(functionName: string, status: number, kind?: ContractCase['kind']): string[] {
  return cases
    .filter((one) => one.facts.functionName === functionName && one.status === status)
    .filter((one) => kind === undefined || one.kind === kind)
    .map(({ name }) => name);
}

test('has a case for every operation and documented status', () => {
  const documented = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item).flatMap((node) => {
      const { operationId, responses = {} } = node as { operationId?: string; responses?: object };
      return operationId === undefined
        ? []
        : Object.keys(responses).map((status) => `${operationId} ${status}`);
    }),
  );
  const covered = new Set(cases.map(({ facts, status }) => `${facts.operation.id} ${status}`));
  expect([...covered].sort()).toEqual(documented.sort());
});

test('has each success in full, minimal and with each named example', () => {
  expect(names('createSale', 200, 'success')).toEqual(['full', 'minimal', 'example coffee', 'example tea']);
});

test('has each breakage twice: for the mock, and for the client', () => {
  const broken = names('createSale', 200, 'refused by the mock').map((name) => name.replace('broken, ', ''));
  const refused = names('createSale', 200, 'refused by the client').map((name) =>
    name.replace('refused by the client, ', ''),
  );
  expect(broken).toEqual(refused);
  expect(broken).toContain('body.amount: removed');
  expect(broken).toContain('body: `no_such_field` added');
});

test('has the form of what the service issued once: the client sends it as it came, and the mock refuses it', () => {
  const what = 'path.sale_id: set to "?? no such value ??"';
  expect(names('getReceipt', 200, 'refused by the mock')).toContain(`sent as it came, ${what}`);
  expect(names('getReceipt', 200, 'refused by the client')).not.toContain(`refused by the client, ${what}`);
  const callersOwn = contractCases(
    parse(tillSpec.replace("pattern: '^s-", "x-issued: false, pattern: '^s-")) as OpenApi,
  );
  expect(callersOwn.map(({ name }) => name)).toContain(`refused by the client, ${what}`);
});

test('has each needed field once: the client asks for it, and the mock does not', () => {
  const marked = contractCases(
    parse(
      tillSpec.replace(
        "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }",
        'requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, additionalProperties: false, properties: { scan: { x-needed: true, type: string, format: binary } } } } } }',
      ),
    ) as OpenApi,
  );
  const about = marked.filter(({ facts }) => facts.functionName === 'createNote');
  expect(
    about.filter(({ name }) => name.includes('body.scan')).map(({ kind, name }) => [kind, name]),
  ).toEqual([['refused by the client', 'refused by the client, body.scan: removed']]);
  expect(about.find(({ name }) => name.includes('body.scan'))).toMatchObject({
    blamed: ['body.scan'],
    sample: { body: {} },
  });
  expect(about.find(({ name }) => name === 'minimal')).toMatchObject({
    sample: { body: { scan: expect.any(Uint8Array) } },
  });
});

test('has the step to the second page of a list', () => {
  const step = cases.find((one) => one.kind === 'pages');
  expect(step).toMatchObject({ name: 'next page', next: { query: { limit: 25, token: 'second' } } });
  expect(step?.sample.query).toEqual({ limit: 25 });
});

test('takes what an error says from the example, where x-errors says to look', () => {
  expect(cases.find((one) => one.kind === 'error' && one.status === 422)).toMatchObject({
    name: 'example amount',
    details: {
      code: 'E_AMOUNT',
      message: 'Not an amount.',
      fields: { amount: ['is too high'] },
      requestId: 'request-1',
    },
  });
});

test('gives no two cases of a status one name', () => {
  const all = cases.map(({ facts, status, name }) => `${facts.functionName} ${status} ${name}`);
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  ["'401'", 'default', 'createToken', 200, 'createToken describes the status `default`. Name each status'],
  ['x-sdk: { group: notes, method: create }', '', 'createNote', 204, 'createNote has no name in the client.'],
  [
    'text: { type: string,',
    'text: { pattern: (, type: string,',
    'createNote',
    204,
    'Invalid regular expression',
  ],
])(
  'one operation gone wrong is one case that fails, and the others have theirs: %s',
  (from, to, name, status, reason) => {
    const changed = contractCases(parse(tillSpec.replace(from, to)) as OpenApi);
    expect(changed.filter(({ facts }) => facts.functionName === name)).toEqual([
      {
        kind: 'unbuilt',
        name: 'as a whole',
        facts: expect.objectContaining({ functionName: name }),
        status,
        reason: expect.stringContaining(reason),
      },
    ]);
    const others = (all: readonly ContractCase[]) =>
      all
        .filter(({ facts }) => facts.functionName !== name)
        .map((one) => `${one.facts.functionName} ${one.status} ${one.name}`);
    expect(others(changed)).toEqual(others(cases));
  },
);

test('counts what ran, and what did not', () => {
  const [first, second] = cases;
  const ran = new Map(
    cases.slice(0, -1).map((one) => [one, one === first || one === second ? ['wrong'] : []]),
  );
  expect(summarise('till', cases, ran)).toEqual({
    api: 'till',
    operations: 5,
    documented: 4,
    statuses: 11,
    cases: cases.length,
    failures: 2,
    skipped: 1,
  });
  expect(describeComparisons(cases)).toContain('1 steps from page to page');
});
