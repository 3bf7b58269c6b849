import type { TinyCase } from '../tiny-case.ts';
import { roundTrip } from '../tiny-case.ts';

/** Every way to say that a value may be null. */
export const nullable: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Both' }
Answer: { $ref: '#/components/schemas/Both' }
Both:
  type: object
  additionalProperties: false
  required: [text]
  properties:
    text: { type: [string, 'null'], maxLength: 3 }
    union: { oneOf: [{ type: integer }, { type: 'null' }] }
    typedEnum: { type: [string, 'null'], enum: [A, B, null] }
    bareEnum: { enum: [A, B, null] }
    enumOrNull: { oneOf: [{ type: string, enum: [A, B] }, { type: 'null' }] }
    numbers: { type: [integer, 'null'], enum: [1, 2, null] }
    neverNull: { type: [string, 'null'], enum: [A, B] }
    ref: { oneOf: [{ $ref: '#/components/schemas/Inner' }, { type: 'null' }] }
    items: { type: [array, 'null'], items: { type: [string, 'null'] } }
    map: { type: [object, 'null'], additionalProperties: { type: [integer, 'null'] } }
    open: { type: [string, 'null'], x-open-enum: [A] }
    nothing: { type: 'null' }
Inner: { type: object, additionalProperties: false, properties: { id: { type: string } } }`),
  uses: `
import type { Both, BothInput } from './types.gen.ts';

export const all: BothInput = {
  text: null, union: null, typedEnum: null, bareEnum: null, enumOrNull: null, numbers: null, ref: null,
  items: [null], map: { a: null }, open: null, nothing: null,
};
// @ts-expect-error required, and null is not absent
export const absent: BothInput = {};
// @ts-expect-error its enum does not list null
export const never: BothInput = { text: 'a', neverNull: null };
// @ts-expect-error an optional field is left out, not undefined
export const blank: BothInput = { text: 'a', union: undefined };
export const answered: Both = { text: null, typedEnum: 'NEW', bareEnum: 'NEW', enumOrNull: 'NEW', numbers: 3 };
`,
};

/** Closed sets of values, odd characters among them. */
export const enums: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Both' }
Answer: { $ref: '#/components/schemas/Both' }
Both:
  type: object
  additionalProperties: false
  properties:
    text: { type: string, enum: ['A/B', "it's", 'ümläut', '', 'back\\slash', '*/', '\${x}', '\`'] }
    number: { type: integer, enum: [1, -2, 3] }
    mixed: { enum: [auto, 1, true] }
    yes: { type: boolean, enum: [true] }
    kind: { $ref: '#/components/schemas/Kind' }
    one: { type: string, const: ONE }
    five: { type: integer, const: 5 }
    truth: { type: boolean, const: true }
    none: { const: null }
Kind: { type: string, enum: [RECEIPT, INVOICE] }`),
  uses: `
import type { Both, BothInput, Kind, KindInput } from './types.gen.ts';

export const sent: BothInput = { text: "it's", number: -2, mixed: true, yes: true, kind: 'RECEIPT', one: 'ONE', five: 5, truth: true, none: null };
// @ts-expect-error a misspelt field
export const misspelt: BothInput = { txt: '' };
// @ts-expect-error no such value
export const wrong: KindInput = 'RECIEPT';
// @ts-expect-error no such number
export const four: BothInput = { number: 4 };
export const unknownKind: Kind = 'CREDIT_NOTE';
export const answer: Both = { text: 'new', number: 7, mixed: 'new', yes: false, kind: 'new', one: 'new', five: 6, truth: false };
// @ts-expect-error an answer's enum is open for strings alone
export const number: Kind = 4;
`,
};

/** Known values of a set that the service may widen: open both ways. */
export const openEnum: TinyCase = {
  spec: roundTrip(`
Sent: { type: object, additionalProperties: false, properties: { code: { type: string, maxLength: 4, x-open-enum: [EUR, USD] } } }
Answer: { type: object, properties: { code: { type: string, x-open-enum: [EUR, USD] } } }`),
  uses: `
import type { Answer, Sent } from './types.gen.ts';

export const known: Sent = { code: 'EUR' };
export const other: Sent = { code: 'CHF' };
export const answer: Answer = { code: 'CHF' };
// @ts-expect-error still text
export const number: Sent = { code: 1 };
`,
};

/** Limits of text, numbers, lists and objects. */
export const limits: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  properties:
    name: { type: string, minLength: 2, maxLength: 3 }
    code: { type: string, pattern: '^[A-Z]{2}$', maxLength: 2 }
    share: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }
    count: { type: integer, minimum: 1, maximum: 10 }
    small: { type: integer, format: int32 }
    price: { type: number, multipleOf: 0.01 }
    tags: { type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: { type: object, x-open: a tag is what it is } }
    metadata:
      type: object
      minProperties: 1
      maxProperties: 2
      propertyNames: { maxLength: 4, pattern: '^[a-z]+$' }
      additionalProperties: { type: string, maxLength: 5 }
    some: { type: object, minProperties: 1, maxProperties: 2, additionalProperties: true, x-open: anything goes here }
Answer: { type: object, minProperties: 1, maxProperties: 1, properties: { a: { type: string }, b: { type: string } } }`),
};

/** The formats in use. */
export const formats: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  properties:
    day: { type: string, format: date }
    at: { type: string, format: date-time }
    mail: { type: string, format: email }
    link: { type: string, format: uri }
    path: { type: string, format: uri-reference }
    id: { type: string, format: uuid }
Answer: { type: object, properties: { at: { type: string, format: date-time } } }`),
};

/** Fields with names of their own beside others of one kind, or of any. */
export const fieldsAndRest: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Both' }
Answer: { type: object, additionalProperties: true, properties: { both: { $ref: '#/components/schemas/Both' }, any: { $ref: '#/components/schemas/Any' } } }
Both:
  type: object
  required: [id]
  minProperties: 2
  properties: { id: { type: string }, count: { type: integer }, kind: { type: string, enum: [A, B] } }
  additionalProperties: { type: string, maxLength: 3 }
Any: { type: object, properties: { id: { type: string } }, additionalProperties: {} }`),
  uses: `
import type { Answer, Any, Both, BothInput } from './types.gen.ts';

export const sent: BothInput = { id: 'a', count: 1, kind: 'A', other: 'b' };
// @ts-expect-error the others are texts
export const odd: BothInput = { id: 'a', other: true };
// @ts-expect-error a field that is named keeps its own type
export const uncounted: BothInput = { id: 'a', count: 'many' };
// @ts-expect-error and its values
export const unkind: BothInput = { id: 'a', kind: 'C' };
// @ts-expect-error and is required
export const nameless: BothInput = { other: 'b' };
export const answered: Both = { id: 'a', kind: 'C', other: 'b' };
export const others = ({ both, any, more }: Answer): [string | number | undefined, unknown, unknown] => [both?.other, any?.other, more];
// @ts-expect-error it may be anything
export const text = ({ other }: Any): string => other;
`,
};

/** What may be anything, with words about it. */
export const describedAnything: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  properties:
    map: { type: object, additionalProperties: { description: Whatever it is. } }
    rest: { type: object, properties: { id: { type: string } }, additionalProperties: { x-open: the vendor prints no type } }
    named: { type: object, x-open: any names, propertyNames: { maxLength: 2 } }
    tree: { $ref: '#/components/schemas/Tree' }
Tree: { type: object, properties: { id: { type: string } }, additionalProperties: { $ref: '#/components/schemas/Tree' } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
};

/** Objects whose fields are not public, and maps. */
export const openObjects: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  properties:
    bare: { type: object, x-open: the vendor prints no fields }
    any: { x-open: the vendor prints no type }
    more: { type: object, additionalProperties: true, properties: { id: { type: string } }, required: [id], x-open: the rest is not printed }
    map: { type: object, additionalProperties: { type: integer } }
Answer: { type: object, properties: { id: { type: string } } }`),
  uses: `
import type { Sent } from './types.gen.ts';

export const sent: Sent = { bare: { a: 1 }, any: [1], map: { a: 1 } };
// @ts-expect-error the values of the map are numbers
export const wrong: Sent = { map: { a: 'x' } };
// @ts-expect-error a map is an object
export const list: Sent = { bare: 'x' };
`,
};
