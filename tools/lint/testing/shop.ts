/** For tests: a complete spec, in which lint finds nothing. */
export const shop = {
  'shop/openapi.yaml': `openapi: 3.1.0
info: { title: Shop, version: '1', description: Orders of a shop. }
servers: [{ url: 'https://shop.test', x-environment: test }]
security: [{ key: [] }]
x-source: { page: 'https://shop.test/docs' }
tags: [{ name: Orders, description: Orders. }]
paths:
  /orders: { $ref: resources/orders/collection.yaml }
components:
  securitySchemes: { key: { type: http, scheme: bearer, description: The key. } }
  schemas:
    Order: { $ref: resources/orders/models/Order.yaml }
`,
  'shop/resources/orders/collection.yaml': `post:
  operationId: createOrder
  summary: Create an order
  description: Stores an order and answers with it.
  tags: [Orders]
  x-sdk: { group: orders, method: create }
  requestBody:
    required: true
    content:
      application/json:
        schema: { $ref: models/Order.yaml }
        examples: { coffee: { $ref: examples/coffee.yaml } }
  responses:
    '201':
      description: The order.
      content:
        application/json:
          schema: { $ref: models/Order.yaml }
          examples: { coffee: { $ref: examples/coffee.yaml } }
`,
  'shop/resources/orders/models/Order.yaml': `type: object
description: An order.
required: [drink]
additionalProperties: false
properties:
  drink:
    type: string
    description: What is ordered.
    maxLength: 40
    examples: [Coffee]
`,
  'shop/resources/orders/examples/coffee.yaml': 'summary: A coffee\nvalue: { drink: Coffee }\n',
  'shop/examples/source/createOrder.request.json': '{\n  "drink": "Tea"\n}\n',
  'shop/SOURCES.md': 'There is 1 source example.\n',
};
