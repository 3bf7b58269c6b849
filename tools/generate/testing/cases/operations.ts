import type { TinyCase } from '../tiny-case.ts';
import { oneOperation } from '../tiny-case.ts';

const id = '{ name: id, in: path, required: true, schema: { type: string } }';
const ok = `'200': { description: Done., content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }`;

/** Parameters in every place, under odd names. */
export const parameters: TinyCase = {
  spec: `
paths:
  /things/{some-id}/{fk}/{a.b}:
    get:
      operationId: getThing
      x-sdk: { group: things, method: get }
      parameters:
        - { name: some-id, in: path, required: true, x-strip-prefix: things/, schema: { type: string } }
        - { name: fk, in: path, required: true, schema: { type: string } }
        - { name: a.b, in: path, required: true, schema: { type: integer } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: full, in: query, allowEmptyValue: true, schema: { type: string, const: '' } }
        - { name: size, in: query, description: How many things a page holds., schema: { type: integer, description: A count., default: 20, maximum: 100 } }
        - name: filter
          in: query
          content: { application/json: { schema: { type: object, additionalProperties: false, properties: { limit: { type: integer } } } } }
        - { name: X-Trace-Id, in: header, required: true, schema: { type: string, minLength: 3 } }
      responses:
        ${ok}
`,
  uses: `
import type { GetThingData } from './types.gen.ts';

type Input = Omit<GetThingData, 'url'>;
const path = { 'some-id': 'x', fk: 'y', 'a.b': 1 };
const headers = { 'X-Trace-Id': 'abc' };
export const input: Input = { path, headers, query: { tags: ['a'], ids: ['a'], full: true, filter: { limit: 1 } } };
export const least: Input = { path, headers };
// @ts-expect-error a required header is missing
export const headless: Input = { path };
// @ts-expect-error a flag is on or off
export const flag: Input = { path, headers, query: { full: 'yes' } };
// @ts-expect-error JSON is given as what it holds
export const json: Input = { path, headers, query: { filter: '{}' } };
`,
};

/** Parameters that the client supplies. */
export const managed: TinyCase = {
  spec: `
x-idempotency: { header: X-Idempotency-Key, format: uuid, ttlSeconds: 86400 }
paths:
  /things:
    post:
      operationId: addThing
      x-sdk: { group: things, method: add }
      parameters:
        - { name: X-Api-Version, in: header, required: true, x-managed: { constant: '2026-05-04' }, schema: { type: string, const: '2026-05-04' } }
        - { name: X-Scope, in: header, required: true, x-managed: { option: scope }, schema: { type: string } }
        - { name: X-Idempotency-Key, in: header, required: true, x-managed: { idempotencyKey: true }, schema: { type: string, format: uuid } }
      responses:
        ${ok}
`,
  uses: `
import type { AddThingData } from './types.gen.ts';

export const none: Omit<AddThingData, 'url'> = {};
export const scoped: Omit<AddThingData, 'url'> = { headers: { 'X-Scope': 'a' } };
// @ts-expect-error the client alone sends it
export const version: Omit<AddThingData, 'url'> = { headers: { 'X-Api-Version': '2026-05-04' } };
`,
};

/** A file among other parts. */
export const multipart: TinyCase = {
  spec: oneOperation(
    'post',
    `
parameters: [${id}]
requestBody:
  required: true
  content:
    multipart/form-data:
      schema:
        type: object
        additionalProperties: false
        required: [file]
        properties:
          file: { type: string, format: binary }
          other: { type: string, contentMediaType: application/octet-stream }
          note: { type: string }
responses:
  ${ok}`,
  ),
  uses: `
import type { DoThingData } from './types.gen.ts';

export const bytes: DoThingData['body'] = { file: new Uint8Array([1]), note: 'a' };
export const named: DoThingData['body'] = { file: { data: new Blob(), filename: 'a.pdf' } };
// @ts-expect-error text is no file
export const text: DoThingData['body'] = { file: 'a' };
`,
};

/** Answers that are no JSON. */
export const otherAnswers: TinyCase = {
  spec: `
paths:
  /pdf:
    get:
      operationId: getPdf
      x-sdk: { group: files, method: pdf }
      responses: { '200': { description: Done., content: { application/pdf: { schema: { type: string, format: binary } } } } }
  /csv:
    get:
      operationId: getCsv
      x-sdk: { group: files, method: csv }
      responses: { '200': { description: Done., content: { text/csv: { schema: { type: string } } } } }
  /empty:
    get:
      operationId: getEmpty
      x-sdk: { group: files, method: empty }
      responses: { '200': { description: Done. } }
    delete:
      operationId: dropEmpty
      x-sdk: { group: files, method: delete }
      responses: { '204': { description: Done. } }
`,
  uses: `
import type { DropEmptyResponses, GetCsvResponses, GetEmptyResponses, GetPdfResponses } from './types.gen.ts';

export const pdf = (answer: GetPdfResponses[200]): ReadableStream<Uint8Array> => answer;
export const csv: GetCsvResponses[200] = 'a;b';
export const nothing: GetEmptyResponses[200] = undefined;
export const dropped: DropEmptyResponses[204] = undefined;
`,
};

/** Bodies that are lists, and successes with bodies of their own. */
export const manyAnswers: TinyCase = {
  spec: `
paths:
  /things:
    post:
      operationId: addThings
      x-sdk: { group: things, method: add }
      requestBody: { required: true, content: { application/json: { schema: { type: array, minItems: 1, items: { type: string } } } } }
      responses:
        '200': { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
        '201': { description: One., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        '202': { description: Later. }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
`,
  uses: `
import type { AddThingsData, AddThingsResponses } from './types.gen.ts';

export const sent: AddThingsData['body'] = ['a'];
export const all: AddThingsResponses[200] = ['a'];
export const one: AddThingsResponses[201] = { id: 'a' };
export const later: AddThingsResponses[202] = undefined;
`,
};

/** What an operation says of itself beyond its shape. */
export const behaviour: TinyCase = {
  spec: `
security: [{ key: [] }]
x-source: { page: https://vendor.example/docs }
paths:
  /login:
    post:
      operationId: createLogin
      summary: Log in
      x-sdk: { group: auth, method: create }
      security: []
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Login' } } } }
      responses:
        '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Logins' } } } }
  /things:
    get:
      operationId: retrieveThings
      summary: List the things
      x-sdk: { group: things.parts, method: list, function: listThings }
      x-pagination: { style: token, items: data.rows, token: token, next: next }
      responses:
        '200': { description: Done., content: { application/json: { schema: { type: object, properties: { data: { type: object, properties: { rows: { type: array, items: { $ref: '#/components/schemas/Thing' } } } }, next: { type: string } } } } } }
    post:
      operationId: addThing
      summary: Add a thing
      deprecated: true
      x-sdk: { group: things, method: add }
      x-inferred: true
      x-reconcile: { operation: retrieveThings, hint: the newest thing with the same name }
      responses:
        '204': { description: Done. }
        '429': { description: Too many. }
        '503': { description: Busy., x-not-executed: true }
components:
  securitySchemes: { key: { type: http, scheme: bearer, x-key-format: { pattern: '^k_', hint: keys begin with k_ } } }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string } } }
    Login: { type: object, additionalProperties: false, properties: { password: { type: string, x-secret: true }, codes: { type: array, items: { type: string, x-secret: true } } } }
    Logins:
      type: object
      properties:
        token: { $ref: '#/components/schemas/Token' }
        all: { type: array, items: { type: object, properties: { token: { $ref: '#/components/schemas/Token' } } } }
        by_name: { type: object, additionalProperties: { $ref: '#/components/schemas/Token' } }
    Token: { type: object, properties: { access: { type: string, x-secret: true }, next: { $ref: '#/components/schemas/Token' } } }
`,
  uses: `
import type { Client } from '@quittance/runtime';
import { bindTiny, type ListThingsItem, type Thing, type TinyResources } from './index.gen.ts';

export const item: ListThingsItem = {} as Thing;
export async function ids(client: Client): Promise<string[]> {
  const tiny: TinyResources = bindTiny(client);
  await tiny.auth.create({ body: { password: 'x' } });
  // @ts-expect-error a required body
  await tiny.auth.create();
  const found: string[] = [];
  for await (const thing of tiny.things.parts.list()) found.push(thing.id);
  return found;
}
`,
};

/** What holds for all operations of an API. */
export const api: TinyCase = {
  spec: `
servers:
  - { url: 'https://{host}/v1', x-environment: live, variables: { host: { default: api.vendor.example } } }
  - { url: 'https://test.vendor.example', x-environment: test, x-warning: Test data is dropped every night. }
x-idempotency: { header: X-Idempotency-Key, format: uuid, ttlSeconds: 86400, replayedHeader: X-Replayed }
x-errors: { code: error.code, message: [message, error.text], requestIdHeader: X-Request-Id }
paths:
  /things:
    get:
      operationId: getThings
      x-sdk: { group: things, method: get }
      parameters: [{ name: X-Scope, in: header, x-managed: { option: scope }, schema: { type: string } }]
      responses:
        ${ok}
components:
  securitySchemes: { key: { type: http, scheme: bearer, x-key-format: { pattern: '^k_', hint: "keys begin with 'k_'" } } }
`,
};
