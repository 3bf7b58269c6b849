/** A tiny API with one of each: a token, a covered and an uncovered write, a list, a file. */
export const tillSpec = `openapi: 3.1.0
info: { title: Till, version: '1' }
servers: [{ url: 'https://till.test/v1' }]
security: [{ token: [] }]
x-idempotency: { header: X-Key, format: uuid, ttlSeconds: 3600, mismatchStatus: 422, replayedHeader: X-Replayed }
x-errors: { code: code, message: message, fields: fields, requestIdHeader: X-Request-Id }
paths:
  /tokens:
    post:
      operationId: createToken
      x-sdk: { group: tokens, method: create }
      security: []
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Key' } } } }
      responses:
        '200': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Token' }, examples: { fresh: { value: { token: till-token, expires_in: 3600 } } } } } }
        '401': { $ref: '#/components/responses/Refusal' }
  /sales:
    parameters:
      - { name: X-Version, in: header, required: true, x-managed: { constant: '1' }, schema: { type: string, const: '1' } }
    get:
      operationId: listSales
      x-sdk: { group: sales, method: list }
      x-pagination: { style: token, items: results, token: token, limit: limit, next: next }
      parameters:
        - { name: token, in: query, schema: { type: string, examples: [first] } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, examples: [25] } }
      responses:
        '200': { description: A page., content: { application/json: { schema: { $ref: '#/components/schemas/Page' }, examples: { page: { value: { results: [{ id: s-1, amount: 260 }], next: second } } } } } }
        '500': { $ref: '#/components/responses/Failure' }
    post:
      operationId: addSale
      x-sdk: { group: sales, method: create, function: createSale }
      x-reconcile: { operation: listSales, hint: Look for the amount. }
      parameters:
        - { name: X-Key, in: header, required: true, x-managed: { idempotencyKey: true }, schema: { type: string, examples: [3d6f0a52-8b1c-4e97-a2d4-6c5b7e8f9a01] } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewSale' } } } }
      responses:
        '200': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Sale' }, examples: { coffee: { value: { id: s-1, amount: 260 } }, tea: { value: { id: s-2, amount: 180 } } } } } }
        '401': { $ref: '#/components/responses/Refusal' }
        '422': { $ref: '#/components/responses/Invalid' }
        '500': { $ref: '#/components/responses/Failure' }
  /sales/{sale_id}/receipt:
    parameters:
      - { name: sale_id, in: path, required: true, schema: { type: string, pattern: '^s-\\d+$', maxLength: 9, examples: [s-1] } }
    get:
      operationId: getReceipt
      x-sdk: { group: sales.receipts, method: get }
      x-source: { page: 'https://till.test', documented: false }
      responses:
        '200': { description: Bytes., content: { application/octet-stream: { schema: { type: string, format: binary }, examples: { receipt: { value: 'RECEIPT 1' } } } } }
  /notes:
    post:
      operationId: createNote
      x-sdk: { group: notes, method: create }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses:
        '204': { description: Made. }
        '500': { $ref: '#/components/responses/Failure' }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  headers:
    RequestId: { description: For support., schema: { type: string, examples: [request-1] } }
  responses:
    Refusal:
      description: Who is there?
      headers: { X-Request-Id: { $ref: '#/components/headers/RequestId' } }
      content: { application/json: { schema: { type: object }, examples: { refused: { value: { code: E_TOKEN, message: The token is not known. } } } } }
    Invalid:
      description: Not so.
      headers: { X-Request-Id: { $ref: '#/components/headers/RequestId' } }
      content: { application/json: { schema: { type: object }, examples: { amount: { value: { code: E_AMOUNT, message: Not an amount., fields: { amount: [is too high] } } } } } }
    Failure:
      description: Broken.
      headers: { X-Request-Id: { $ref: '#/components/headers/RequestId' } }
      content: { application/json: { schema: { type: object }, examples: { broken: { value: { code: E_BROKEN, message: The till is stuck. } } } } }
  schemas:
    Key: { type: object, additionalProperties: false, required: [key], properties: { key: { type: string, examples: [till-key] } } }
    Token: { type: object, required: [token, expires_in], properties: { token: { type: string }, expires_in: { type: integer } } }
    NewSale:
      type: object
      additionalProperties: false
      required: [amount]
      properties:
        amount: { type: integer, minimum: 1, examples: [260] }
        drink: { type: string, enum: [COFFEE, TEA] }
    Sale: { type: object, required: [id, amount], properties: { id: { type: string }, amount: { type: integer } } }
    Page: { type: object, required: [results], properties: { results: { type: array, items: { $ref: '#/components/schemas/Sale' } }, next: { type: string } } }
    Note: { type: object, additionalProperties: false, required: [text], properties: { text: { type: string, examples: [Hello] } } }
`;
