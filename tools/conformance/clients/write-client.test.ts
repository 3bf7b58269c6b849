import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repoRoot } from '../../shared/folders.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { type WrittenClient, writeClient } from './write-client.ts';

// What a client of a document that is not ours puts on the wire, from the document to the bytes.
const source = parse(`
openapi: 3.0.3
info: { title: Shop, version: '1' }
security: [{ basic: [] }, { key: [] }]
paths:
  /customers:
    post:
      operationId: postCustomers
      requestBody:
        content:
          application/x-www-form-urlencoded:
            encoding: { metadata: { style: deepObject, explode: true }, expand: { style: deepObject, explode: true } }
            schema:
              type: object
              properties:
                email: { type: string }
                expand: { type: array, items: { type: string } }
                metadata: { anyOf: [{ type: object, additionalProperties: { type: string } }, { type: string, enum: [''] }] }
      responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
  /files:
    post:
      operationId: postFile
      requestBody:
        required: true
        content:
          multipart/form-data:
            encoding: { logo: { contentType: image/png } }
            schema:
              type: object
              required: [logo]
              properties: { logo: { type: string, format: binary }, owner: { type: object, properties: { id: { type: integer } } } }
      responses: { '204': { description: Done. } }
  /chat:
    post:
      operationId: chat
      responses:
        '200':
          description: Done.
          content:
            application/json: { schema: { type: object, properties: { text: { type: string } } } }
            text/event-stream: { schema: { type: object, properties: { delta: { type: string } } } }
components:
  securitySchemes: { basic: { type: http, scheme: basic }, key: { type: apiKey, in: query, name: api_key } }
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
`) as OpenApi;

let folder: string;
let client: WrittenClient;

beforeAll(async () => {
  const cache = join(repoRoot, 'tools/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'write-client-'));
  client = await writeClient(source, folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a call, and tells what was sent and what came of it. */
async function call(
  name: string,
  answer: Response,
  args: object,
  options: object = { username: 'a', password: 'b' },
) {
  let sent: Request | undefined;
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    sent = new Request(input, init);
    return answer;
  };
  const { createConformanceClient: create, [name]: operate } = client.exports;
  if (create === undefined || operate === undefined) throw new Error(`the client has no ${name}()`);
  const made = create({ baseUrl: 'https://shop.test', fetch, ...options });
  const { data } = (await operate({ client: made, ...args })) as { data: unknown };
  if (sent === undefined) throw new Error('nothing was sent');
  return { data, url: sent.url, headers: sent.headers, text: await sent.text() };
}

const json = (value: unknown) => Response.json(value);

it('writes a form as its encoding says', async () => {
  const body = { email: 'a b@c', expand: ['x', 'y'], metadata: { order: '7', 'a b': '&' } };
  const { text, headers, data } = await call('postCustomers', json({ kind: 'cat', lives: 9 }), { body });
  expect(headers.get('content-type')).toBe('application/x-www-form-urlencoded');
  expect([...new URLSearchParams(text)]).toEqual([
    ['email', 'a b@c'],
    ['expand[0]', 'x'],
    ['expand[1]', 'y'],
    ['metadata[order]', '7'],
    ['metadata[a b]', '&'],
  ]);
  expect(data).toEqual({ kind: 'cat', lives: 9 });
  expect((await call('postCustomers', json({ kind: 'cat' }), { body: { metadata: '' } })).text).toBe(
    'metadata=',
  );
});

it('writes the parts of a form in their types', async () => {
  const body = { logo: new Uint8Array([1, 2]), owner: { id: 7 } };
  const { text } = await call('postFile', new Response(null, { status: 204 }), { body });
  expect(text).toMatch(/name="logo"; filename="logo"\r\ncontent-type: image\/png\r\n\r\n/i);
  expect(text).toMatch(/name="owner"\r\ncontent-type: application\/json\r\n\r\n\{"id":7\}\r\n/i);
});

it('asks for JSON, or for events', async () => {
  expect((await call('chat', json({ text: 'a' }), {})).headers.get('accept')).toBe('application/json');
  const stream = new Response('data: {"delta":"a"}\n\n', {
    headers: { 'content-type': 'text/event-stream' },
  });
  const { data, headers } = await call('chatStream', stream, {});
  expect(headers.get('accept')).toBe('text/event-stream');
  const events: unknown[] = [];
  for await (const event of data as AsyncIterable<unknown>) events.push(event);
  expect(events).toEqual([{ event: 'message', data: { delta: 'a' }, id: '' }]);
});

it('sends the credentials that it was given, of those that will do', async () => {
  const { headers, url } = await call('chat', json({}), {});
  expect([headers.get('authorization'), url]).toEqual([`Basic ${btoa('a:b')}`, 'https://shop.test/chat']);
  const byKey = await call('chat', json({}), {}, { apiKey: 'key-1' });
  expect([byKey.headers.get('authorization'), byKey.url]).toEqual([
    null,
    'https://shop.test/chat?api_key=key-1',
  ]);
  await expect(call('chat', json({}), {}, {})).rejects.toThrow('give `username` or `apiKey`');
});
