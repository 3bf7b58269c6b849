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
        - { name: api-version, in: query, required: true, x-managed: { constant: '7' }, schema: { type: string, const: '7' } }
        - { name: site, in: query, required: true, x-managed: { option: site }, schema: { type: string } }
      responses:
        ${okResponse}
`,
  uses: `
import type { AddThingData } from './types.gen.ts';

export const none: Omit<AddThingData, 'url'> = {};
export const scoped: Omit<AddThingData, 'url'> = { headers: { 'X-Scope': 'a' }, query: { site: 'b' } };
// @ts-expect-error the client alone sends it
export const version: Omit<AddThingData, 'url'> = { headers: { 'X-Api-Version': '2026-05-04' } };
`,
};

/** Parameters that are called like what every object of JavaScript has. */
export const inheritedNames: TinyCase = {
  spec: `
paths:
  /things:
    get:
      operationId: listThings
      x-sdk: { group: things, method: list }
      parameters:
        - { name: constructor, in: query, required: true, explode: false, schema: { type: array, items: { type: string } } }
        - { name: valueOf, in: query, required: true, style: pipeDelimited, schema: { type: array, items: { type: string } } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: string } } }
      responses:
        ${okResponse}
`,
  uses: `
import type { ListThingsData } from './types.gen.ts';

export const query: ListThingsData['query'] = { constructor: ['a'], valueOf: ['b'], ids: ['c'] };
// @ts-expect-error every object has one, and it is no list
export const nothing: ListThingsData['query'] = {};
`,
};

const form = "type: string, pattern: '^[0-9a-f]+$', minLength: 8, maxLength: 8";

/** Strings that the service issued, in every place, beside some that callers make. */
export const issued: TinyCase = {
  spec: `
paths:
  /things/{id}/{ref}/{kind}/{mine}/{day}:
    get:
      operationId: listThings
      x-sdk: { group: things, method: list }
      x-pagination: { style: token, items: data, token: token, next: next }
      parameters:
        - { name: id, in: path, required: true, schema: { ${form} } }
        - { name: ref, in: path, required: true, description: The number., schema: { $ref: '#/components/schemas/Number' } }
        - { name: kind, in: path, required: true, schema: { type: string, enum: [a, b] } }
        - { name: mine, in: path, required: true, schema: { x-issued: false, ${form} } }
        - { name: day, in: path, required: true, schema: { type: string, format: date } }
        - { name: token, in: query, schema: { ${form} } }
        - { name: other, in: query, schema: { ${form} } }
      responses:
        '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
  /things:
    post:
      operationId: addThing
      x-sdk: { group: things, method: add }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses:
        ${okResponse}
components:
  schemas:
    Number: { ${form} }
    Id: { x-issued: true, ${form} }
    Page: { type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Id' } }, next: { type: string } } }
    Thing:
      type: object
      additionalProperties: false
      properties:
        parent: { $ref: '#/components/schemas/Id' }
        next: { type: [string, 'null'], x-issued: true, format: uuid }
        number: { $ref: '#/components/schemas/Number' }
`,
};

const many = '{ type: array, items: { type: string } }';
const point =
  '{ type: object, additionalProperties: false, properties: { x: { type: integer }, y: { type: integer } } }';

/** Parameters in the styles of OpenAPI's. */
export const parameterStyles: TinyCase = {
  spec: `
paths:
  /things/{ids}/{at}/{tag}/{rest}:
    get:
      operationId: findThings
      x-sdk: { group: things, method: find }
      parameters:
        - { name: ids, in: path, required: true, schema: ${many} }
        - { name: at, in: path, required: true, style: matrix, explode: true, schema: ${point} }
        - { name: tag, in: path, required: true, style: label, schema: { type: string } }
        - { name: rest, in: path, required: true, schema: { type: string } }
        - { name: plain, in: query, schema: ${many} }
        - { name: piped, in: query, style: pipeDelimited, schema: { $ref: '#/components/schemas/Many' } }
        - { name: spaced, in: query, style: spaceDelimited, explode: true, schema: ${many} }
        - { name: fields, in: query, schema: { $ref: '#/components/schemas/Point' } }
        - { name: pairs, in: query, explode: false, schema: ${point} }
        - { name: deep, in: query, style: deepObject, explode: true, schema: ${point} }
        - { name: url, in: query, allowReserved: true, schema: { type: string } }
        - { name: urls, in: query, allowReserved: true, explode: false, schema: ${many} }
        - { name: either, in: query, explode: false, schema: { oneOf: [{ type: string }, ${many}] } }
        - { name: X-Tags, in: header, schema: ${many} }
        - { name: X-Point, in: header, explode: true, schema: ${point} }
        - { name: X-Text, in: header, schema: { type: string } }
      responses:
        ${okResponse}
components:
  schemas:
    Many: ${many}
    Point: { oneOf: [${point}, { type: 'null' }] }
`,
  uses: `
import type { findThings } from './operations.gen.ts';
import type { FindThingsData } from './types.gen.ts';

type Input = Omit<Parameters<typeof findThings>[0], 'client'>;
const path: FindThingsData['path'] = { ids: ['a'], at: { x: 1 }, tag: 't', rest: 'r' };
const point = { x: 1, y: 2 };
export const all: Input = {
  path,
  query: { plain: ['a'], piped: ['b'], fields: point, pairs: point, deep: point, url: 'a/b', urls: ['c'], either: 'd' },
  headers: { 'X-Tags': ['a', 'b'], 'X-Point': point, 'X-Text': 'c' },
};
// @ts-expect-error a list in the path
export const one: Input = { path: { ...path, ids: 'a' } };
// @ts-expect-error a list in a header
export const tag: Input = { path, headers: { 'X-Tags': 'a' } };
`,
};
