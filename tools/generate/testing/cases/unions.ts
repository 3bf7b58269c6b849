import type { TinyCase } from '../tiny-case.ts';
import { roundTrip } from '../tiny-case.ts';

const tagged = `
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  discriminator: { propertyName: type, mapping: { CAT: '#/components/schemas/Cat', DOG: '#/components/schemas/Dog' } }`;

const animals = `
Animal:${tagged}
Cat:
  type: object
  additionalProperties: false
  required: [type, lives]
  properties: { type: { type: string, const: CAT }, lives: { type: integer }, prey: { $ref: '#/components/schemas/Animal' } }
Dog:
  type: object
  additionalProperties: false
  required: [type, name]
  properties: { type: { type: string, const: DOG }, name: { type: string } }`;

/** A union told apart by a tag, sent and answered. */
export const taggedUnion: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Animal' }
Answer: { $ref: '#/components/schemas/Animal' }
${animals}`),
  uses: `
import { isUnknownVariant } from '@quittance/runtime';
import * as z from 'zod/mini';
import type { Animal, AnimalInput, Cat } from './types.gen.ts';
import { zAddThingBody, zAnimalInput, zCat } from './zod.gen.ts';

const Visit = z.object({ animal: zAnimalInput, seen: z.optional(z.array(zCat)) });
export const visitor: AnimalInput = Visit.parse({}).animal;
export const body: AnimalInput = zAddThingBody.parse({});
export const animal: z.infer<typeof zAnimalInput> = { type: 'DOG', name: 'Rex' };
export const cats: Cat[] | undefined = Visit.parse({}).seen;
// @ts-expect-error the types are those of the spec
export const dog: { readonly type: 'DOG' } = zCat.parse({});

export const cat: AnimalInput = { type: 'CAT', lives: 9, prey: { type: 'DOG', name: 'Rex' } };
// @ts-expect-error a tag that no variant has
export const cow: AnimalInput = { type: 'COW' };
// @ts-expect-error a field of another variant
export const mixed: AnimalInput = { type: 'DOG', name: 'Rex', lives: 9 };
// @ts-expect-error a required field is missing
export const nameless: AnimalInput = { type: 'DOG' };

export function beforeAnUpgrade(animal: Animal): string {
  if (isUnknownVariant(animal, 'type', 'COW')) {
    // @ts-expect-error the fields of an unknown variant are unknown
    const litres: number = animal.milk;
    return String(animal.milk ?? litres);
  }
  // The same line once COW is known: here CAT plays its part.
  if (isUnknownVariant(animal, 'type', 'CAT')) return String(animal.lives * 2);
  // @ts-expect-error the tag is another field
  if (isUnknownVariant(animal, 'kind', 'COW')) return '';
  switch (animal.type) {
    case 'DOG':
      return animal.name;
    default: {
      // Neither of the two: still to be told from others that are new.
      const tag: string = animal.type;
      return isUnknownVariant(animal, 'type', 'FOX') ? String(animal.tail) : tag;
    }
  }
}

export function narrow(animal: Animal): number {
  // The tag alone tells the variant: what this spec does not know is ruled out.
  if (animal.type === 'CAT') {
    const found: Cat = animal;
    return found.lives;
  }
  if (animal.type === 'DOG') return animal.name.length;
  // @ts-expect-error the fields of an unknown variant are unknown
  const guessed: number = animal.lives;
  return guessed;
}
`,
};

/** The places where a tagged union may stand. */
export const taggedEverywhere: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Zoo' }
Answer: { $ref: '#/components/schemas/Zoo' }
Zoo:
  type: object
  additionalProperties: false
  properties:
    list: { type: array, items: { $ref: '#/components/schemas/Animal' } }
    inlineList:
      type: array
      items: ${tagged.replaceAll('\n', '\n      ')}
    inlineNullable:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: 'null' }]
      discriminator: { propertyName: type, mapping: { CAT: '#/components/schemas/Cat', DOG: '#/components/schemas/Dog' } }
    nullable: { oneOf: [{ $ref: '#/components/schemas/Animal' }, { type: 'null' }] }
    nested: { oneOf: [{ $ref: '#/components/schemas/Animal' }, { type: string }] }
    byName: { type: object, additionalProperties: { $ref: '#/components/schemas/Animal' } }
${animals}`),
  uses: `
import type { Zoo, ZooInput } from './types.gen.ts';

export const zoo: ZooInput = { list: [{ type: 'DOG', name: 'Rex' }], inlineNullable: null, nullable: null, nested: 'none' };
// @ts-expect-error null is not among the items
export const empty: ZooInput = { list: [null] };
export function firstLives({ inlineList = [], inlineNullable }: Zoo): number {
  const [first] = inlineList;
  if (first?.type === 'CAT') return first.lives;
  return inlineNullable?.type === 'CAT' ? inlineNullable.lives : 0;
}
`,
};

/** A tagged union that has one variant so far. */
export const singleVariant: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Only' }
Answer: { $ref: '#/components/schemas/Only' }
Only:
  oneOf: [{ $ref: '#/components/schemas/One' }]
  discriminator: { propertyName: kind, mapping: { ONE: '#/components/schemas/One' } }
One:
  type: object
  additionalProperties: false
  required: [kind]
  properties: { kind: { type: string, const: ONE }, note: { type: string } }`),
  uses: `
import type { Only, OnlyInput } from './types.gen.ts';

export const one: OnlyInput = { kind: 'ONE' };
// @ts-expect-error the only tag there is
export const two: OnlyInput = { kind: 'TWO' };
export const noteOf = (only: Only): string | undefined => (only.kind === 'ONE' ? only.note : undefined);
`,
};

/** Forms without a tag: exactly one of \`oneOf\`, any of \`anyOf\`. */
export const untaggedUnion: TinyCase = {
  spec: roundTrip(`
Sent:
  type: object
  additionalProperties: false
  properties:
    exactly:
      oneOf:
        - { type: object, required: [iban], properties: { iban: { type: string } } }
        - { type: object, required: [card], properties: { card: { type: string } } }
    any: { anyOf: [{ type: string, maxLength: 3 }, { type: integer }] }
    anyOrNull: { anyOf: [{ type: string }, { type: boolean }, { type: 'null' }] }
Answer: { type: object, properties: { exactly: { oneOf: [{ type: string }, { type: integer }] } } }`),
  uses: `
import type { Sent } from './types.gen.ts';

export const sent: Sent = { exactly: { iban: 'PT50' }, any: 1, anyOrNull: null };
// @ts-expect-error neither text nor number
export const wrong: Sent = { any: true };
`,
};

/** Fields of which one has to be there, beside the fields themselves. */
export const eitherField: TinyCase = {
  spec: roundTrip(`
Sent: { $ref: '#/components/schemas/Contact' }
Answer: { $ref: '#/components/schemas/Contact' }
Contact:
  type: object
  additionalProperties: false
  properties: { mail: { type: string }, phone: { type: string } }
  anyOf: [{ required: [mail] }, { required: [phone] }]`),
};
