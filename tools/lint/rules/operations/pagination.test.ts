import { expect, test } from 'vitest';
import { checkRule } from '../../testing/check-rule.ts';
import { pagination } from './pagination.ts';

const spec = (names: string) => `
paths:
  /orders:
    get:
      operationId: listOrders
      x-pagination: ${names}
      parameters:
        - { name: token, in: query, schema: { type: string } }
        - { name: offset, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: most, in: query, schema: { type: integer, default: 20 } }
        - { name: X-Requested-Page, in: header, schema: { type: integer } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object, properties: { limit: { type: integer }, most: { type: integer, default: 20 }, skip: { type: integer } } } } } }
      responses:
        '200':
          description: A page.
          headers: { X-Page: { schema: {} }, X-Per-Page: { schema: {} }, x-total: { schema: {} } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Page' }
components:
  schemas:
    Page: { type: object, properties: { data: { type: array }, count: { type: integer }, pagination: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Next' }] } } }
    Next: { type: object, properties: { token: { type: string } } }
`;

test.each([
  '{ style: token, items: data, token: token, limit: limit, next: pagination.token }',
  '{ style: offset, items: data, offset: offset, limit: limit, total: count }',
  '{ style: page-header, items: data, page: X-Requested-Page, currentPage: X-Page, perPage: X-Per-Page, total: X-Total }',
  '{ style: offset, items: data, offset: offset, limit: most, total: count, size: 20 }',
  '{ style: page-header, items: data, page: X-Requested-Page, pageQuery: offset, currentPage: X-Page, perPage: X-Per-Page, total: [X-Page, X-Total] }',
  '{ style: filter, items: data, filter: filter, limit: limit, skip: skip, total: x-total }',
  '{ style: filter, items: data, filter: filter, limit: limit, skip: skip, total: x-total, size: 100 }',
  '{ style: filter, items: data, filter: filter, limit: most, skip: skip, total: x-total, size: 20 }',
])('accepts %s', (names) => {
  expect(checkRule(pagination, spec(names))).toEqual([]);
});

test.each([
  [
    '{ style: token, items: data, token: cursor, next: pagination.token }',
    'token',
    'no query parameter `cursor`',
  ],
  ['{ style: token, items: data, token: token, next: next.token }', 'next', 'nothing at `next.token`'],
  ['{ style: token, items: count, token: token, next: pagination.token }', 'items', 'is no array'],
  ["{ style: token, items: '', token: token, next: pagination.token }", 'items', 'is no array'],
  [
    '{ style: offset, items: data, offset: skip, limit: limit, total: count }',
    'offset',
    'no query parameter `skip`',
  ],
  [
    '{ style: page-header, items: data, page: X-Next, currentPage: X-Page, perPage: X-Per-Page, total: X-Total }',
    'page',
    'no header parameter `X-Next`',
  ],
  [
    '{ style: page-header, items: data, page: X-Requested-Page, currentPage: X-Now, perPage: X-Per-Page, total: X-Total }',
    'currentPage',
    'has no header `X-Now`',
  ],
  [
    '{ style: offset, items: data, offset: offset, limit: most, total: count, size: 100 }',
    'size',
    'Say so: `size: 20`',
  ],
  ['{ style: offset, items: data, offset: offset, limit: most, total: count }', 'size', 'holds 20 items'],
  [
    '{ style: page-header, items: data, page: X-Requested-Page, pageQuery: page, currentPage: X-Page, perPage: X-Per-Page, total: X-Total }',
    'pageQuery',
    'no query parameter `page`',
  ],
  [
    '{ style: page-header, items: data, page: X-Requested-Page, currentPage: X-Page, perPage: X-Per-Page, total: [X-Total, X-Totals] }',
    'total',
    'has no header `X-Totals`',
  ],
  ['{ style: filter, items: data, filter: filter, limit: most, skip: skip }', 'size', 'holds 20 items'],
  ['{ style: filter, items: data, filter: filter, limit: size, skip: skip }', 'limit', 'no member `size`'],
])('refuses %s', (names, member, message) => {
  expect(checkRule(pagination, spec(names))).toEqual([
    expect.stringMatching(new RegExp(`^/paths/~1orders/get/x-pagination/${member}  .*${message}`)),
  ]);
});
