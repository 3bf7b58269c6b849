import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { operation } from '../shared/openapi.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { exampleRequest } from './example-request.ts';
import { type Mock, type MockOptions, startMock } from './start-mock.ts';
import { readViolations } from './violations.ts';

/** Written as in a spec, and a request with such a credential. */
const credentials = [
  ['{ type: http, scheme: Private-Token }', 'Private-Token any'],
  [
    '{ type: oauth2, flows: { clientCredentials: { tokenUrl: https://shop.test/token, scopes: {} } } }',
    'Bearer any',
  ],
  ['{ type: openIdConnect, openIdConnectUrl: https://shop.test/open-id }', 'Bearer any'],
  ['{ type: http, scheme: BASIC }', `Basic ${btoa('any:any')}`],
] as const;
const id = "{ type: object, required: [id], properties: { id: { type: string, pattern: '^CA\\d{9}$' } } }";
const names =
  '{ type: object, required: [names], properties: { names: { type: array, items: { type: string } } } }';

const spec = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: 'https://shop.test/api/v2' }]
security: [{ key: [] }]
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [drink], properties: { drink: { type: string } } } } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { type: object }, examples: { tea: { value: { drink: tea } }, coffee: { value: { drink: coffee } } } } } }
        '404': { description: No such shop. }
        '422': { description: Refused., content: { application/json: { schema: { type: object }, examples: { no: { value: { code: E_NO } } } } } }
  /drinks:
    post:
      operationId: createDrink
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name] } } } }
      responses: { '204': { description: Made. } }
  /tagged:
    post:
      operationId: createTagged
      parameters: [{ name: X-Tags, in: header, schema: { type: array, items: { type: string } } }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name] } } } }
      responses: { '204': { description: Made. } }
  /named:
    post:
      operationId: createNamed
      parameters: [{ name: 'since>', in: query, required: true, schema: { type: integer } }]
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: ${names} } } }
      responses: { '204': { description: Made. } }
  /accounts:
    post:
      operationId: createAccount
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [drink], properties: { drink: { type: string } } } } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: ${id}, examples: { tea: { value: { drink: tea } } } } } }
        '404': { description: No such shop., headers: { X-Left: { schema: { type: integer } } }, content: { application/json: { schema: ${id} } } }
${credentials
  .map(
    (_, index) => `  /guarded/${index}:
    post:
      operationId: createGuarded${index}
      security: [{ scheme${index}: [] }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [name] } } } }
      responses: { '204': { description: Made. } }
`,
  )
  .join('')}components:
  securitySchemes:
    key: { type: http, scheme: bearer }
${credentials.map(([scheme], index) => `    scheme${index}: ${scheme}\n`).join('')}`;

let mock: Promise<Mock> | undefined;
/** One mock for the tests that ask it, and nothing of itself. */
function shop(): Promise<Mock> {
  mock ??= startMock('shop', { specs: writeFiles({ 'shop/openapi.yaml': spec }) });
  return mock;
}
afterAll(async () => (await mock)?.stop());

async function start(options: MockOptions = {}, text: string = spec) {
  const mock = await startMock('shop', { specs: writeFiles({ 'shop/openapi.yaml': text }), ...options });
  onTestFinished(() => mock.stop());
  return mock;
}

function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const isAnswering = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('serves the paths of the spec below its url, whatever the path of the servers', async () => {
  const { url } = await shop();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await post(`${url}/orders`, { drink: 'tea' });
  expect([response.status, await response.json()]).toEqual([201, { drink: 'tea' }]);
  expect(await readViolations(response)).toEqual([]);
});

test('leaves it to the client when a connection is closed', async () => {
  const { url } = await shop();
  const { headers } = await fetch(`${url}/orders`);
  // With a limit, Node's server tells it here.
  expect([headers.get('connection'), headers.get('keep-alive')]).toEqual(['keep-alive', null]);
});

test('lets the caller choose status and example', async () => {
  const { url } = await shop();
  expect((await post(`${url}/orders`, { drink: 'tea' }, { Prefer: 'code=404' })).status).toBe(404);
  const response = await post(`${url}/orders`, { drink: 'tea' }, { Prefer: 'example=coffee' });
  expect(await response.json()).toEqual({ drink: 'coffee' });
});

test("answers a bad request with the spec's own refusal, and says what is wrong", async () => {
  const { url } = await shop();
  const response = await post(`${url}/orders`, { drink: 5 });
  expect(response.status).toBe(422);
  expect(await readViolations(response)).toEqual([
    expect.objectContaining({ location: ['request', 'body', 'drink'], code: 'type' }),
  ]);
  expect(await response.json()).toEqual({ code: 'E_NO' });
});

test('says what is wrong also where the spec has no refusal', async () => {
  const { url } = await shop();
  const response = await post(`${url}/drinks`, {});
  expect(response.status).toBe(422);
  expect(await readViolations(response)).toEqual([
    expect.objectContaining({ location: ['request', 'body'], code: 'required' }),
  ]);
});

test('serves an operation whose header is a list, whether it is sent or not', async () => {
  const { url } = await shop();
  for (const headers of [{}, { 'X-Tags': 'new,hot' }, {}]) {
    expect((await post(`${url}/tagged`, { name: 'tea' }, headers)).status).toBe(204);
  }
});

test.each(credentials.map(([scheme, credential], index) => [scheme, credential, index] as const))(
  'asks for the credential of %s, and takes it',
  async (_, Authorization, index) => {
    const place = `${(await shop()).url}/guarded/${index}`;
    const request = {
      method: 'POST',
      body: '{"name":"tea"}',
      headers: { 'Content-Type': 'application/json' },
    };
    const headers = { ...request.headers, Authorization };
    expect((await fetch(place, { ...request, headers })).status).toBe(204);
    const refusal = await fetch(place, request);
    expect(refusal.status).toBe(401);
    expect(await readViolations(refusal)).toMatchObject([{ code: expect.stringContaining('UNAUTHORIZED') }]);
  },
);

test('serves a form with a list, and an operation that requires a query parameter whose name is encoded', async () => {
  const { url } = await shop();
  const send = (body: string) =>
    fetch(`${url}/named?since%3E=5`, {
      method: 'POST',
      body: new URLSearchParams(body),
      headers: { Authorization: 'Bearer any' },
    });
  expect((await send('names=tea')).status).toBe(204);
  expect((await send('name=tea')).status).toBe(422);
});

test('answers with what fits where the spec shows nothing, or what its schema refuses', async () => {
  const { url, document } = await shop();
  const { responses = {} } = operation(document, 'createAccount');
  for (const [code, left] of [
    ['201', null],
    ['404', '1'],
  ] as const) {
    const response = await post(`${url}/accounts`, { drink: 'tea' }, { Prefer: `code=${code}` });
    expect(await readViolations(response)).toEqual([]);
    expect(response.headers.get('x-left')).toBe(left);
    const examples = { made: { value: await response.json() } };
    expect(responses[code]?.content).toMatchObject({ 'application/json': { examples } });
  }
});

test('is ready when a large document is served, however much is said before', async () => {
  const paths = Array.from(
    { length: 400 },
    (_, index) => `  /a-path-that-is-long-enough-to-fill-the-output-of-a-mock/${index}:
    get: { operationId: get${index}, responses: { '204': { description: Done. } } }`,
  );
  const { url } = await start({}, spec.replace('paths:\n', `paths:\n${paths.join('\n')}\n`));
  const response = await post(`${url}/orders`, { drink: 'tea' });
  expect(response.status).toBe(201);
});

test('gives two mocks different ports, and stops each for itself', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(first.url).not.toBe(second.url);
  await Promise.all([first.stop(), first.stop()]);
  expect([await isAnswering(first.url), await isAnswering(second.url)]).toEqual([false, true]);
});

test('says that a port is taken', async () => {
  const { url } = await shop();
  const port = Number(new URL(url).port);
  await expect(start({ port })).rejects.toThrow(`Port ${port} is taken: choose another one`);
});

test('shows what Prism said when it does not start', async () => {
  const empty = spec.replace(/paths:[\s\S]*components:/, 'paths: {}\ncomponents:');
  await expect(start({}, empty)).rejects.toThrow(/Prism ended .* for shop\.[\s\S]*No operations found/);
});

test('leaves no Prism behind when the process that started it is killed', async () => {
  const specs = writeFiles({ 'shop/openapi.yaml': spec });
  const script = `
    const { startMock } = await import(${JSON.stringify(new URL('start-mock.ts', import.meta.url).href)});
    console.log((await startMock('shop', { specs: ${JSON.stringify(specs)} })).url);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  const url = chunk.toString().trim();
  expect(await isAnswering(url)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await expect.poll(() => isAnswering(url), { timeout: 100_000 }).toBe(false);
});

// One of them: the contract suite of each package asks the mock of its API for all that there is.
test('serves a real API: the example request is accepted', async () => {
  const mock = await startMock('masstack/billing');
  onTestFinished(() => mock.stop());
  const request = exampleRequest(mock.document, mock.url);
  const response = await fetch(request?.url ?? '', { headers: request?.headers ?? {} });
  expect(await readViolations(response)).toEqual([]);
  expect(response.status).toBe(200);
});
