import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { type Mock, startMock } from '../mock/start-mock.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import type { ContractCase } from './contract-case.ts';
import { contractCases } from './contract-cases.ts';
import type { ContractTarget } from './contract-target.ts';
import { runCase } from './run-case.ts';
import { rightParts, type TillParts, tillModule, tillOptions } from './testing/till-client.ts';
import { tillSpec } from './testing/till-spec.ts';
import { tokenFacts } from './token-facts.ts';

// A check that cannot fail is worth nothing: each of these clients has one fault, and the suite must find it.

let mock: Mock;
let cases: readonly ContractCase[];

beforeAll(async () => {
  mock = await startMock('till', { specs: writeFiles({ 'till/openapi.yaml': tillSpec }) });
  cases = contractCases(mock.document);
}, 60_000);

afterAll(() => mock.stop());

function target(parts: TillParts, url: string = mock.url): ContractTarget {
  const token = tokenFacts(mock.document, tillOptions);
  return { module: tillModule(parts), options: tillOptions, url, token };
}

/** One line for each case that failed: `createSale 200 full: …`. */
async function failures(parts: TillParts, only?: string, url?: string): Promise<string[]> {
  const at = target(parts, url);
  const lines: string[] = [];
  for (const one of cases) {
    if (only !== undefined && one.facts.functionName !== only) continue;
    const problems = await runCase(at, one);
    if (problems.length > 0) {
      lines.push(`${one.facts.functionName} ${one.status} ${one.name}: ${problems.join('; ')}`);
    }
  }
  return lines;
}

type Operations = TillParts['operations'];

function withOperation<Id extends keyof Operations>(id: Id, change: Partial<Operations[Id]>): TillParts {
  return {
    ...rightParts,
    operations: { ...rightParts.operations, [id]: { ...rightParts.operations[id], ...change } },
  };
}

function withApi(change: Partial<TillParts['api']>): TillParts {
  return { ...rightParts, api: { ...rightParts.api, ...change } };
}

/** Changes each request on its way out; `attempt` counts the requests of one client. */
function withRequest(change: (request: Request, attempt: number) => Request): TillParts {
  return {
    ...rightParts,
    settings: (settings) => {
      let attempt = 0;
      const send: typeof fetch = (input, init) => {
        attempt += 1;
        return (settings.fetch ?? fetch)(change(new Request(input, init), attempt));
      };
      return { ...settings, fetch: send };
    },
  };
}

function withHeader(name: string, value: string | ((attempt: number) => string)): TillParts {
  return withRequest((request, attempt) => {
    if (request.url.endsWith('/tokens')) return request;
    const headers = new Headers(request.headers);
    headers.set(name, typeof value === 'string' ? value : value(attempt));
    return new Request(request, { headers });
  });
}

function withResult(id: string, change: (result: Record<string, unknown>) => unknown): TillParts {
  return {
    ...rightParts,
    result: (called, call) =>
      called === id
        ? Promise.resolve(call()).then((result) => change(result as Record<string, unknown>))
        : call(),
  };
}

function withError(change: (error: Error) => unknown): TillParts {
  return {
    ...rightParts,
    result: (id, call) =>
      id === 'listSales'
        ? call()
        : Promise.resolve(call()).catch((error: Error) => Promise.reject(change(error))),
  };
}

/** The error with some of its fields replaced; the rest, its name included, is as it was. */
function changed(error: Error, fields: object): unknown {
  return Object.create(
    error,
    Object.fromEntries(
      Object.entries({ ...error, ...fields }).map(([name, value]) => [name, { value, enumerable: true }]),
    ),
  );
}

test('finds nothing wrong with a client that does what the spec says', async () => {
  expect(await failures(rightParts)).toEqual([]);
  const kinds = new Set(cases.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'error',
    'pages',
    'refused by the client',
    'refused by the mock',
    'success',
  ]);
});

const { createNote: _createNote, ...allButNotes } = rightParts.operations;
const { covered: _covered, ...uncoveredSale } = rightParts.operations.createSale;

const faults: Readonly<Record<string, readonly [parts: TillParts, finding: RegExp]>> = {
  'a wrong method': [
    withOperation('createNote', { method: 'PUT' }),
    /^createNote 204 full: .*the method was PUT, must be POST/,
  ],
  'a wrong path': [
    withOperation('createNote', { path: '/note' }),
    /^createNote 204 full: .*the path was \/note, must be \/notes/,
  ],
  'a managed header that is not sent': [
    withOperation('createSale', { managed: ['X-Key'] }),
    /^createSale 200 full: Prism refused the request, .*x-version.*; .*the header x-version is missing/,
  ],
  'an idempotency key that is not sent': [
    {
      ...rightParts,
      operations: { ...rightParts.operations, createSale: { ...uncoveredSale, managed: ['X-Version'] } },
    },
    /^createSale 200 minimal: .*the header x-key was null, must match/,
  ],
  "an idempotency key of the caller's that is replaced": [
    withHeader('x-key', 'a4c1e0c6-3b57-4d0e-9a52-1f2e3d4c5b6a'),
    /^createSale 200 full: the header x-key was a4c1e0c6.*, must be 3d6f0a52/,
  ],
  'an idempotency key that changes between attempts': [
    withHeader('x-key', (attempt) => `a4c1e0c6-3b57-4d0e-9a52-00000000000${attempt}`),
    /^createSale 500 .*the header X-Key changed between the attempts/,
  ],
  'an idempotency key that is no UUID': [
    withHeader('x-key', 'sale-1'),
    /^createSale 200 minimal: the header x-key was sale-1, must match/,
  ],
  'a header that the operation does not declare': [
    withHeader('x-scope', 'all'),
    /^createNote 204 full: the header x-scope was sent, and the operation does not declare it/,
  ],
  'a token without its scheme': [
    { ...rightParts, scheme: '' },
    /^createNote 204 full: .*the header authorization must be the token, as the security scheme says/,
  ],
  'a field of the body that is lost': [
    withRequest((request) =>
      request.url.endsWith('/sales') && request.method === 'POST'
        ? new Request(request, { body: '{"amount":260}' })
        : request,
    ),
    /^createSale 200 full: body.drink is missing/,
  ],
  'a query parameter that is lost': [
    withRequest((request) => new Request(request.url.replace('limit=25', ''), request)),
    /^listSales 200 full: the query has/,
  ],
  'a body sent under another media type': [
    withHeader('content-type', 'text/plain'),
    /^createNote 204 full: .*the header content-type was text\/plain, must be application\/json/,
  ],
  'an accept header that asks for less': [
    withHeader('accept', 'application/json'),
    /^getReceipt 200 full: .*the header accept was application\/json, must be \*\/\*/,
  ],
  'data that is not what was sent': [
    withResult('createSale', (result) => ({ ...result, data: { id: 's-1', amount: 261 } })),
    /^createSale 200 full: data.amount is 261 where 260 was expected/,
  ],
  'another example taken for the one asked for': [
    withResult('createSale', (result) => ({ ...result, data: { id: 's-1', amount: 260 } })),
    /^createSale 200 example tea: data.id is "s-1" where "s-2" was expected/,
  ],
  'data where there is none': [
    withResult('createNote', (result) => ({ ...result, data: {} })),
    /^createNote 204 full: data is there, and the response has no body/,
  ],
  'bytes that are changed': [
    withResult('getReceipt', (result) => ({ ...result, data: new Blob(['receipt 1']).stream() })),
    /^getReceipt 200 full: the stream holds other bytes than were sent/,
  ],
  'a key that the result does not tell': [
    withResult('createSale', ({ idempotency: _idempotency, ...result }) => result),
    /^createSale 200 full: idempotency is/,
  ],
  'a response that its own schema refuses': [
    withOperation('createSale', {
      response: { 200: () => rightParts.operations.createSale.request?.body?.() } as never,
    }),
    /^createSale 200 full: .*the call failed: ResponseValidationError/,
  ],
  'a page token that is sent under another name': [
    withOperation('listSales', {
      pagination: { style: 'token', items: 'results', token: 'limit', limit: 'token', next: 'next' },
    }),
    /^listSales 200 next page: .*page 2: /,
  ],
  'a list that ends too soon': [
    withOperation('listSales', {
      pagination: { style: 'token', items: 'results', token: 'token', limit: 'limit', next: 'no.such' },
    }),
    /^listSales 200 next page: page 2: it was not asked for/,
  ],
  'items that are looked for in the wrong place': [
    withOperation('listSales', {
      pagination: { style: 'token', items: 'items', token: 'token', limit: 'limit', next: 'next' },
    }),
    /^listSales 200 full: .*the call failed: PaginationError/,
  ],
  'a wrong class of error': [
    withError((error) =>
      error.name === 'ValidationError' ? changed(error, { name: 'ConflictError' }) : error,
    ),
    /^createSale 422 example amount: ConflictError .* was thrown, must be ValidationError/,
  ],
  'a used key that is taken for wrong fields': [
    withApi({ idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 3600, mismatchStatus: 409 } }),
    /^createSale 422 example amount under a given key: ValidationError .* was thrown, must be IdempotencyMismatchError/,
  ],
  'an error that is returned': [
    {
      ...rightParts,
      result: (id, call) =>
        id === 'listSales' ? call() : Promise.resolve(call()).catch((error: Error) => ({ error })),
    },
    /^createNote 500 example broken: nothing was thrown, must be OutcomeUnknownError/,
  ],
  'a vendor code looked for in the wrong place': [
    withApi({ errors: { ...rightParts.api.errors, code: ['error.code'] } }),
    /^createSale 422 example amount: error.code is undefined where "E_AMOUNT" was expected/,
  ],
  'a vendor message that is not shown': [
    withApi({ errors: { ...rightParts.api.errors, message: ['error.message'] } }),
    /^createSale 422 example amount: error.message does not say Not an amount\./,
  ],
  'field errors that are lost': [
    withApi({ errors: { ...rightParts.api.errors, fields: ['error.fields'] } }),
    /^createSale 422 example amount: error.fields.amount is missing/,
  ],
  'a request id that is lost': [
    withApi({ errors: { code: ['code'], message: ['message'], fields: ['fields'] } }),
    /^listSales 500 example broken: error.requestId is undefined where "request-1" was expected/,
  ],
  'an uncovered write that is repeated': [
    withOperation('createNote', { covered: true, managed: ['X-Key'] }),
    /^createNote 500 example broken: 2 requests were sent, must be 1/,
  ],
  'a covered write that is not repeated': [
    { ...rightParts, operations: { ...rightParts.operations, createSale: uncoveredSale }, settings: noRetry },
    /^createSale 500 example broken: 1 requests were sent, must be 2/,
  ],
  'a read that is not repeated': [
    { ...rightParts, settings: noRetry },
    /^listSales 500 example broken: 1 requests were sent, must be 2/,
  ],
  'a write in doubt that is called failed': [
    withError((error) =>
      error.name === 'OutcomeUnknownError' && error.cause instanceof Error ? error.cause : error,
    ),
    /^createNote 500 example broken: ServerError .* was thrown, must be OutcomeUnknownError/,
  ],
  'a write in doubt that does not say whom to ask': [
    withOperation('createSale', { reconcile: { operation: 'listNotes', hint: 'Look for the amount.' } }),
    /^createSale 500 example broken: error.reconcile.operation is "listNotes" where "listSales" was expected/,
  ],
  'a key whose window is told wrong': [
    withApi({
      idempotency: { header: 'X-Key', format: 'uuid', ttlSeconds: 60, replayedHeader: 'X-Replayed' },
    }),
    /^createSale 500 example broken: error.askAgainBefore is/,
  ],
  'a refused token that is not replaced': [
    withHeader('authorization', 'Bearer till-token'),
    /^createSale 401 example refused: the header authorization must be the token/,
  ],
  'a token that is fetched for an operation open to all': [
    withOperation('createToken', { auth: true as never }),
    /^createToken 200 full: 2 requests were sent, must be 1/,
  ],
  'requests that are not checked': [
    withOperation('createSale', { request: { body: () => z.any() } }),
    /^createSale 200 refused by the client, body.amount: removed: 2 requests were sent, must be none/,
  ],
  'a refusal that names no field': [
    withError((error) => changed(error, { issues: [{ path: 'body', message: 'is wrong' }] })),
    /^createSale 200 refused by the client, body.amount: removed: the error names body \(is wrong\), must name body.amount/,
  ],
  'a refusal by the service that is swallowed': [
    {
      ...rightParts,
      result: (id, call) => (id === 'createNote' ? Promise.resolve(call()).catch(() => ({})) : call()),
    },
    /^createNote 204 broken, body.text: removed: the client did not throw Prism's 4/,
  ],
  'an operation that is missing': [
    { ...rightParts, operations: allButNotes as Operations },
    /^createNote 204 full: .*the package does not export createNote\(\)\. Run: pnpm generate/,
  ],
  'a warning': [
    {
      ...rightParts,
      settings: (settings) => {
        settings.hooks?.onWarning?.({ code: 'test', message: 'something is odd' });
        return settings;
      },
    },
    /^createSale 200 full: the client warned: something is odd/,
  ],
};

function noRetry(settings: Parameters<TillParts['settings']>[0]): ReturnType<TillParts['settings']> {
  return { ...settings, retry: false };
}

describe('finds', () => {
  test.each(Object.entries(faults))('%s', { timeout: 30_000 }, async (_name, [parts, finding]) => {
    const [operation] = /\w+/.exec(finding.source) ?? [];
    const found = await failures(parts, operation);
    expect(
      found.filter((line) => finding.test(line)),
      found.join('\n'),
    ).not.toEqual([]);
  });
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('finds a mock that accepts what is broken', async () => {
  const url = await serve((request, response) => {
    const body =
      request.url === '/tokens' ? { token: 'till-token', expires_in: 3600 } : { id: 's-1', amount: 260 };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  expect(await failures(rightParts, 'createSale', url)).toContainEqual(
    expect.stringMatching(
      /^createSale 200 broken, body.amount: removed: Prism accepted the broken request with 200/,
    ),
  );
});

test("finds an example of the spec's that the spec refuses", async () => {
  const violation = {
    location: ['response', 'body', 'amount'],
    severity: 'Error',
    code: 'type',
    message: 'Response body property amount must be integer',
  };
  const url = await serve((request, response) => {
    const body =
      request.url === '/tokens' ? { token: 'till-token', expires_in: 3600 } : { id: 's-1', amount: 260 };
    if (request.url === '/sales') response.setHeader('sl-violations', JSON.stringify([violation]));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  expect(await failures(rightParts, 'createSale', url)).toContainEqual(
    expect.stringMatching(
      /^createSale 200 full: Prism found fault with the spec's example, body.amount must be integer/,
    ),
  );
});
