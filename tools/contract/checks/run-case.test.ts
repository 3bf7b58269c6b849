import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { changed, type Operations, withError, withOperation } from '../testing/faulty-parts.ts';
import { rightParts } from '../testing/till-client.ts';
import { testFaults, useTill } from '../testing/use-till.ts';

const till = useTill();

test('finds nothing wrong with a client that does what the spec says', async () => {
  expect(await till.failures(rightParts)).toEqual([]);
  const kinds = new Set(till.cases().map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'error',
    'pages',
    'refused by the client',
    'refused by the mock',
    'success',
  ]);
});

const { createNote: _createNote, ...allButNotes } = rightParts.operations;

testFaults(till, {
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
  expect(await till.failures(rightParts, 'createSale', url)).toContainEqual(
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
  expect(await till.failures(rightParts, 'createSale', url)).toContainEqual(
    expect.stringMatching(
      /^createSale 200 full: Prism found fault with the spec's example, body.amount must be integer/,
    ),
  );
});
