import type { TinyCase } from '../tiny-case.ts';
import { roundTrip } from '../tiny-case.ts';

/** A component that holds itself, and two that hold each other. */
export const recursion: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Folder' }
Answer: { $ref: '#/components/schemas/Folder' }
Folder:
  type: object
  additionalProperties: false
  required: [name]
  properties:
    name: { type: string }
    parent: { oneOf: [{ $ref: '#/components/schemas/Folder' }, { type: 'null' }] }
    files: { type: array, items: { $ref: '#/components/schemas/File' } }
File:
  type: object
  additionalProperties: false
  required: [size]
  properties: { size: { type: integer }, folder: { $ref: '#/components/schemas/Folder' } }`),
  uses: `
import type { FolderInput } from './types.gen.ts';

export const deep: FolderInput = { name: 'a', parent: { name: 'b' }, files: [{ size: 1, folder: { name: 'c' } }] };
// @ts-expect-error three levels down
export const wrong: FolderInput = { name: 'a', files: [{ size: 1, folder: { nam: 'c' } }] };
`,
};

/** One component that requests send and answers carry, another that only answers carry. */
export const bothWays: TinyCase = {
  spec: roundTrip(`
Sent: { type: object, additionalProperties: false, required: [address, id], properties: { address: { $ref: '#/components/schemas/Address' }, id: { $ref: '#/components/schemas/Id' } } }
Answer: { type: object, required: [address], properties: { address: { $ref: '#/components/schemas/Address' }, id: { $ref: '#/components/schemas/Id' }, only: { $ref: '#/components/schemas/Only' } } }
Address: { type: object, additionalProperties: false, required: [country], properties: { country: { type: string, enum: [PT, ES] } } }
Id: { type: string, minLength: 2 }
Only: { type: object, properties: { seen: { type: boolean } } }`),
  uses: `
import type { Address, AddressInput } from './types.gen.ts';

export const loose: Address = { country: 'FR' };
// @ts-expect-error requests are closed
export const strict: AddressInput = { country: 'FR' };
// What was sent may be compared with what came back.
export const same: Address = {} as AddressInput;
`,
};

/** Names that JavaScript gives a meaning. */
export const reservedNames: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  required: [delete, constructor]
  properties:
    delete: { type: string }
    class: { type: string }
    default: { type: string }
    constructor: { type: string }
    'odd-name': { type: string }
    'dotted.name': { type: string }
    "quoted'name": { type: string }
    '42': { type: string }
Answer: { type: object, required: [constructor], properties: { constructor: { type: string } } }`),
  uses: `
import type { Sent } from './types.gen.ts';

export const sent: Sent = { delete: 'a', constructor: 'b', 'odd-name': 'c', 'dotted.name': 'd', "quoted'name": 'e', 42: 'f' };
`,
};

/** Descriptions that could end a comment or a string. */
export const descriptions: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  description: "Ends here */ or with a \`tick\` or \${here} or \\\\ there."
  additionalProperties: false
  properties:
    a: { type: string, description: "*/ export const a = 1; /*", examples: ["*/"] }
    b: { $ref: '#/components/schemas/Inner', description: Beside the reference. }
    c: { type: string, deprecated: true, description: Superseded by a. }
    d: { type: integer, default: 5, minimum: 1, maximum: 9, description: A digit., examples: [7] }
Inner: { type: object, description: Of the component., properties: { x: { type: string } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
};

/** An object put together of parts. */
export const allOfObjects: TinyCase = {
  spec: roundTrip(`
Sent:
  allOf:
    - { $ref: '#/components/schemas/Named' }
    - { type: object, required: [size], properties: { size: { type: integer } } }
Named: { type: object, required: [name], properties: { name: { type: string } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
  uses: `
import type { Sent } from './types.gen.ts';

export const sent: Sent = { name: 'a', size: 1 };
// @ts-expect-error a field of one part is missing
export const half: Sent = { name: 'a' };
`,
};

/** Parts that speak of all fields but those that they name, and of all that no part names. */
export const allOfRest: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Both' }
Answer: { $ref: '#/components/schemas/Both' }
Both:
  allOf:
    - { $ref: '#/components/schemas/Texts' }
    - { type: object, required: [name], properties: { name: { maxLength: 3 }, kind: { const: cat } } }
    - { type: object, additionalProperties: { minLength: 1 }, properties: { sealed: { $ref: '#/components/schemas/Sealed' }, typed: { $ref: '#/components/schemas/Typed' } } }
  properties: { kind: { $ref: '#/components/schemas/Kind' } }
Texts: { type: object, properties: { sealed: {}, typed: {} }, additionalProperties: { type: string } }
Kind: { type: string, enum: [cat, dog] }
Sealed: { allOf: [{ type: object, properties: { a: { type: string } } }], properties: { b: { type: string } }, unevaluatedProperties: false }
Typed: { allOf: [{ type: object, properties: { a: { type: string } } }], unevaluatedProperties: { type: integer } }`),
  uses: `
import type { Both, BothInput, SealedInput, TypedInput } from './types.gen.ts';

export const sent: BothInput = { name: 'a', kind: 'cat', other: 'b', sealed: { a: 'a', b: 'b' }, typed: { a: 'a', b: 1 } };
// @ts-expect-error of the two values that the model has, one is left
export const kind: BothInput = { name: 'a', kind: 'dog' };
// @ts-expect-error no part names it
export const unsealed: SealedInput = { c: 'c' };
// @ts-expect-error no part names it, and it is neither a number nor one of the texts
export const untyped: TypedInput = { b: true };
export const other = (answer: Both): unknown => answer.other;
`,
};

/** `required` beside an `allOf`: of fields that its parts leave optional, and of one that stands beside it, too. */
export const requiredBesideAllOf: TinyCase = {
  spec: roundTrip(`
Sent:
  required: [name, size]
  allOf:
    - { $ref: '#/components/schemas/Named' }
    - { type: object, properties: { size: { type: integer }, colour: { type: string } } }
Named:
  required: [id]
  allOf: [{ type: object, properties: { id: { type: string }, name: { type: string } } }]
Answer:
  allOf: [{ $ref: '#/components/schemas/Named' }]
  required: [name, own]
  properties: { own: { type: boolean } }`),
  uses: `
import type { Answer, Sent } from './types.gen.ts';

export const sent: Sent = { id: 'i', name: 'a', size: 1 };
// @ts-expect-error required beside the allOf, of a field of a component
export const unnamed: Sent = { id: 'i', size: 1 };
// @ts-expect-error required beside the allOf, of a field of a part
export const unsized: Sent = { id: 'i', name: 'a' };
// @ts-expect-error required beside the allOf that is a part of this one
export const nobody: Sent = { name: 'a', size: 1 };
export const read = (answer: Answer): [string, string, boolean] => [answer.id, answer.name, answer.own];
`,
};

/** An `allOf` one part of which is a union, or says which fields must be there, or how many. */
export const allOfUnions: TinyCase = {
  spec: roundTrip(`
Sent:
  description: A payment of either kind.
  allOf:
    - { type: object, required: [amount], properties: { amount: { type: integer }, payer: { $ref: '#/components/schemas/Payer' } } }
    - oneOf:
        - { type: object, required: [card], properties: { card: { type: string } } }
        - { $ref: '#/components/schemas/Transfer' }
Transfer:
  type: object
  required: [iban]
  properties: { iban: { type: string }, bic: { type: string } }
Payer:
  allOf: [{ $ref: '#/components/schemas/Person' }, { type: object, minProperties: 2 }, { type: object, maxProperties: 2 }]
  anyOf: [{ required: [mail] }, { required: [phone] }]
  properties: { phone: { type: string } }
Person: { type: object, minProperties: 1, properties: { name: { type: string }, title: { type: string }, mail: { type: string } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
  uses: `
import type { Sent } from './types.gen.ts';

export const byCard: Sent = { amount: 1, card: 'c' };
export const byTransfer: Sent = { amount: 1, iban: 'i', bic: 'b' };
// @ts-expect-error no form of the union
export const byNothing: Sent = { amount: 1 };
// @ts-expect-error without what all forms share
export const ofNothing: Sent = { card: 'c' };
`,
};

/** Names of models in which letters follow no camel. */
export const modelNames: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/AccountAdjustmentDTO' }
Answer: { $ref: '#/components/schemas/VATRate2B' }
AccountAdjustmentDTO: { type: object, additionalProperties: false, properties: { id: { type: string } } }
VATRate2B: { type: object, properties: { id: { type: string } } }`).replace(
    'operationId: addThing',
    'operationId: addThingPDF',
  ),
  uses: `
import type { AccountAdjustmentDTO, AddThingPDFData, AddThingPDFResponse, VATRate2B } from './index.gen.ts';

export const data: AddThingPDFData['body'] = {} as AccountAdjustmentDTO;
export const answer: AddThingPDFResponse = {} as VATRate2B;
`,
};

/** Models with no field that may be absent, for which hey-api needs nothing of zod's. */
export const nothingOptional: TinyCase = {
  spec: roundTrip(`
Sent: { type: object, additionalProperties: false, required: [id], properties: { id: { type: string } } }
Answer: { type: object, required: [id], properties: { id: { type: string } } }`),
};

/** Models for which hey-api needs nothing of ours. */
export const nothingOfOurs: TinyCase = {
  spec: roundTrip(`
Sent: { type: boolean }
Answer: { type: boolean }`),
};

/** An operation that neither takes nor answers anything that a schema describes. */
export const noSchemas: TinyCase = {
  spec: `
paths:
  /ping:
    get:
      operationId: ping
      x-sdk: { group: health, method: ping }
      responses: { '200': { description: Done. } }
`,
};
