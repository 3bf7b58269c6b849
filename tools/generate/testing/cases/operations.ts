import type { TinyCase } from '../tiny-case.ts';
import { okResponse } from '../tiny-case.ts';

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
      parameters: [{ name: hint, in: query, schema: { type: string, x-secret: true } }, { name: pin, in: query, schema: { $ref: '#/components/schemas/Pin' } }, { name: page, in: query, schema: { type: string } }]
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
    Pin: { type: string, x-secret: true }
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
        ${okResponse}
components:
  securitySchemes: { key: { type: http, scheme: bearer, x-key-format: { pattern: '^k_', hint: "keys begin with 'k_'" } } }
`,
};
