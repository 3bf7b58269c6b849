import type { TinyCase } from '../tiny-case.ts';
import { roundTrip } from '../tiny-case.ts';

/** Every limit there is, in a model of both directions and in scalars, lists and maps that have one name both ways. */
export const limitsBothWays: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Both' }
Answer: { $ref: '#/components/schemas/Both' }
Both:
  type: object
  additionalProperties: false
  required: [id]
  minProperties: 2
  maxProperties: 14
  anyOf: [{ required: [code] }, { required: [count] }]
  properties:
    id: { type: string, format: uuid, x-issued: true }
    operation: { type: string, minLength: 1, maxLength: 10, description: What was done. }
    code: { $ref: '#/components/schemas/Code' }
    codes: { $ref: '#/components/schemas/Codes' }
    notes: { $ref: '#/components/schemas/Notes' }
    amount: { oneOf: [{ $ref: '#/components/schemas/Amount' }, { type: 'null' }] }
    at: { type: string, format: date-time }
    mail: { type: string, format: email }
    count: { type: integer, format: int32, minimum: 0, exclusiveMaximum: 100 }
    share: { type: number, exclusiveMinimum: 0, maximum: 1, multipleOf: 0.01 }
    tags: { type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: { type: string, maxLength: 2 } }
    kind: { type: string, enum: [A, B] }
    form:
      oneOf:
        - { type: object, additionalProperties: true, x-open: any, required: [a], properties: { a: { type: string, maxLength: 2 } } }
        - { type: object, additionalProperties: true, x-open: any, required: [b], properties: { b: { type: string, maxLength: 2 } } }
Code: { type: string, pattern: '^[A-Z]{2}$', maxLength: 2, description: A code. }
Codes: { type: array, minItems: 1, maxItems: 3, items: { $ref: '#/components/schemas/Code' } }
Notes: { type: object, maxProperties: 1, propertyNames: { maxLength: 2 }, additionalProperties: { type: string, maxLength: 2 } }
Amount: { anyOf: [{ type: number, minimum: 0 }, { type: string, format: date }] }`),
  uses: `
import type { Amount, Both, BothInput, Code, Codes, Notes } from './types.gen.ts';

// One type for what is the same type both ways.
export const parts: { code: Code; codes: Codes; notes: Notes; amount: Amount } = { code: 'PT', codes: ['PT'], notes: { a: 'b' }, amount: 1 };
export const sent: BothInput = { id: 'a', ...parts };
export const answered: Both = sent;
export const code: Code | undefined = answered.code;
`,
};

/** A list that holds itself: it cannot be written out where it is referred to. */
export const endlessList: TinyCase = {
  spec: roundTrip(`
Sent: { type: object, additionalProperties: false, properties: { tree: { $ref: '#/components/schemas/Tree' } } }
Answer: { type: object, properties: { tree: { $ref: '#/components/schemas/Tree' } } }
Tree: { type: array, maxItems: 2, items: { $ref: '#/components/schemas/Tree' } }`),
};

/** Two successes, one of them a scalar that requests take as well. */
export const scalarSuccesses: TinyCase = {
  spec: `
paths:
  /things:
    post:
      operationId: addThing
      x-sdk: { group: things, method: add }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Code' } } } }
      responses:
        '200': { description: There., content: { application/json: { schema: { $ref: '#/components/schemas/Code' } } } }
        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
components:
  schemas:
    Code: { type: string, maxLength: 2 }
    Thing: { type: object, properties: { code: { $ref: '#/components/schemas/Code' } } }
`,
  uses: `
import type { AddThingResponses, Code } from './types.gen.ts';

export const there: AddThingResponses[200] = 'A' satisfies Code;
`,
};
