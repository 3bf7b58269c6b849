import type { TinyCase } from '../tiny-case.ts';
import { okResponse } from '../tiny-case.ts';

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
        ${okResponse}
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
        ${okResponse}
`,
  uses: `
import type { AddThingData } from './types.gen.ts';

export const none: Omit<AddThingData, 'url'> = {};
export const scoped: Omit<AddThingData, 'url'> = { headers: { 'X-Scope': 'a' } };
// @ts-expect-error the client alone sends it
export const version: Omit<AddThingData, 'url'> = { headers: { 'X-Api-Version': '2026-05-04' } };
`,
};
