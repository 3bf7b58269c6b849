import { describe, expect, it } from 'vitest';
import {
  allOfObjects,
  allOfRest,
  allOfUnions,
  bothWays,
  descriptions,
  modelNames,
  recursion,
  requiredBesideAllOf,
  reservedNames,
} from '../testing/cases/structure.ts';
import { emitTiny } from '../testing/emit-tiny.ts';
import { refusals } from '../testing/refusals.ts';
import { roundTrip } from '../testing/tiny-case.ts';

describe('recursion', () => {
  it('is followed to any depth, through itself and through others', async () => {
    const tiny = await emitTiny(recursion.spec);
    const value = {
      name: 'a',
      parent: { name: 'b', parent: null },
      files: [{ size: 1, folder: { name: 'c' } }],
    };
    expect(tiny.check('zFolderInput', value)).toEqual([]);
    expect(tiny.check('zFolderInput', { name: 'a', parent: { name: 'b', parent: {} } })).toEqual([
      'parent.parent.name: invalid_type',
    ]);
    expect(
      tiny.check('zFolderInput', { name: 'a', files: [{ size: 1, folder: { name: 'c', no: 1 } }] }),
    ).toEqual(['files.0.folder: unrecognized_keys (no)']);
  });
});

describe('a component used both ways', () => {
  it('is closed as <Name>Input and open as <Name>', async () => {
    const tiny = await emitTiny(bothWays.spec);
    expect(tiny.check('zAddressInput', { country: 'FR' })).toEqual(['country: invalid_value (PT, ES)']);
    expect(tiny.check('zAddressInput', { country: 'PT', zip: '1' })).toEqual(['unrecognized_keys (zip)']);
    expect(tiny.check('zAddress', { country: 'FR', zip: '1' })).toEqual([]);
    expect(tiny.check('zSent', { id: 'ab', address: { country: 'FR' } })).toHaveLength(1);
    expect(tiny.check('zAnswer', { address: { country: 'FR' }, more: 1 })).toEqual([]);
  });

  it('stands once when both forms are the same, and once when only one is needed', async () => {
    const { types } = await emitTiny(bothWays.spec);
    const names = [...types.matchAll(/^export type (\w+)/gm)].map((match) => match[1]);
    expect(names.slice(0, 6).sort()).toEqual(['Address', 'AddressInput', 'Answer', 'Id', 'Only', 'Sent']);
  });
});

describe('names', () => {
  it("of fields are the spec's own, reserved or odd", async () => {
    const tiny = await emitTiny(reservedNames.spec);
    const all = {
      delete: 'a',
      class: 'b',
      default: 'c',
      constructor: 'd',
      'odd-name': 'e',
      'dotted.name': 'f',
      "quoted'name": 'g',
      42: 'h',
    };
    expect(tiny.check('zSent', all)).toEqual([]);
    for (const field of Object.keys(all))
      expect(tiny.check('zSent', { ...all, [field]: 1 })).toEqual([`${field}: invalid_type`]);
  });

  it('of fields are not found on the prototype', async () => {
    const tiny = await emitTiny(reservedNames.spec);
    expect(tiny.check('zSent', { delete: 'a' })).toEqual(['constructor: invalid_type']);
    expect(tiny.check('zAnswer', {})).toEqual(['constructor: invalid_type']);
  });

  it('of models and operations keep their letters', async () => {
    const { types, zod, operations } = await emitTiny(modelNames.spec);
    expect(types).toContain('export type AccountAdjustmentDTO = ');
    expect(types).toContain('export type VATRate2B = ');
    expect(types).toContain('export type AddThingPDFData = ');
    expect(zod).toContain('export const zAccountAdjustmentDTO: q.Schema<AccountAdjustmentDTO> = ');
    expect(zod).toContain(
      "export const zAddThingPDFBody: q.Schema<Exclude<AddThingPDFData['body'], undefined>> = ",
    );
    expect(operations).toContain(': Operation<AddThingPDFData, AddThingPDFResponses> = ');
  });
});

describe('descriptions', () => {
  it('cannot end the comment they stand in', async () => {
    const tiny = await emitTiny(descriptions.spec);
    const comments = tiny.types.match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    // What is left without the comments is code alone: no description got out.
    expect(tiny.types.replace(/\/\*\*[\s\S]*?\*\//g, '')).not.toMatch(/export const|there\.|\$\{here\}/);
    expect(comments.join('')).toMatch(/or with a `tick` or \$\{here\} or/);
  });

  it("tell limits, default, example and deprecation; beside a reference they replace the component's", async () => {
    const { types } = await emitTiny(descriptions.spec);
    expect(types).toMatch(/Beside the reference\.\n +\*\/\n +b\?: Inner;/);
    expect(types).toMatch(/Superseded by a\.\n +\*\n +\* @deprecated\n +\*\/\n +c\?: string;/);
    expect(types).toMatch(/A digit\.\n +\*\n +\* From 1 to 9\. Default: `5`\.\n +\*\n +\* Example: `7`\n/);
  });

  it('of a default say so, and it is neither filled in nor sent', async () => {
    const tiny = await emitTiny(descriptions.spec);
    expect(tiny.check('zSent', {})).toEqual([]);
    expect(tiny.zod).not.toContain('default');
  });
});

describe('allOf', () => {
  it('of objects becomes one of all their fields', async () => {
    const tiny = await emitTiny(allOfObjects.spec);
    expect(tiny.check('zSent', { name: 'a', size: 1 })).toEqual([]);
    expect(tiny.check('zSent', { name: 'a' })).toEqual(['size: invalid_type']);
    expect(tiny.check('zSent', { size: 1 })).toEqual(['name: invalid_type']);
  });

  it('of objects and a union becomes a union of such, and keeps which fields must be there, and how many', async () => {
    const tiny = await emitTiny(allOfUnions.spec);
    expect(tiny.check('zSent', { amount: 1, card: 'c' })).toEqual([]);
    expect(tiny.check('zSent', { amount: 1, iban: 'i' })).toEqual([]);
    expect(tiny.check('zSent', { amount: 1 })).not.toEqual([]);
    expect(tiny.check('zSent', { card: 'c' })).not.toEqual([]);
    expect(tiny.check('zSent', { amount: 1, card: 'c', iban: 'i' })).not.toEqual([]);
    expect(tiny.types).toContain('A payment of either kind.');
    const payer = (fields: object) => tiny.check('zSent', { amount: 1, card: 'c', payer: fields });
    expect(payer({ name: 'n', mail: 'm' })).toEqual([]);
    expect(payer({ name: 'n', phone: 'p' })).toEqual([]);
    expect(payer({ mail: 'm' })).not.toEqual([]);
    expect(payer({ name: 'n', title: 't' })).not.toEqual([]);
    expect(payer({ name: 'n', mail: 'm', phone: 'p' })).not.toEqual([]);
  });

  it('keeps what stands beside a reference, and what two parts say of one field', async () => {
    const tiny = await emitTiny(
      roundTrip(`
Sent: { allOf: [{ $ref: '#/components/schemas/Base', required: [name], properties: { size: { type: integer } } }, { type: object, properties: { name: { description: What it is called., maxLength: 3 } } }] }
Base: { type: object, properties: { name: { type: string } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
    );
    expect(tiny.check('zSent', { name: 'a', size: 1 })).toEqual([]);
    expect(tiny.check('zSent', { size: 'x' })).toEqual(['name: invalid_type', 'size: invalid_type']);
    expect(tiny.check('zSent', { name: 'abcd' })).toEqual(['name: too_big']);
    expect(tiny.types).toContain('What it is called.');
  });

  it('of models that share their parts is read once for each', async () => {
    const level = (index: number) =>
      `M${index}: { allOf: [{ $ref: '#/components/schemas/M${index + 1}' }, { $ref: '#/components/schemas/M${index + 1}' }] }`;
    const levels = Array.from({ length: 40 }, (_, index) => level(index)).join('\n');
    const tiny = await emitTiny(
      roundTrip(`
Sent: { $ref: '#/components/schemas/M0' }
Answer: { type: object, properties: { ok: { type: boolean } } }
${levels}
M40: { type: object, required: [name], properties: { name: { type: string } } }`),
    );
    expect(tiny.check('zSent', {})).toEqual(['name: invalid_type']);
  });

  it('keeps what its parts say of all other fields, and what is said of those that none names', async () => {
    const tiny = await emitTiny(allOfRest.spec);
    const sent = (value: object) => [...tiny.check('zBothInput', { name: 'a', ...value })].sort();
    expect(sent({ kind: 'cat', other: 'b', sealed: { a: 'a', b: 'b' }, typed: { a: 'a', b: 1 } })).toEqual(
      [],
    );
    expect(sent({ name: 'long', kind: 'dog', other: '', more: 1 })).toEqual([
      'kind: invalid_value (cat)',
      'more: invalid_type',
      'name: too_big',
      'other: too_small',
    ]);
    expect(sent({ sealed: { c: 'c' }, typed: { b: 'b' } })).toEqual([
      'sealed: unrecognized_keys (c)',
      'typed.b: invalid_type',
    ]);
    const answered = (value: object) => [...tiny.check('zBoth', { name: 'a', ...value })].sort();
    expect(answered({ kind: 'cow', other: '', sealed: { c: 1 } })).toEqual([]);
    expect(answered({ other: 1, typed: { b: 'b' } })).toEqual([
      'other: invalid_type',
      'typed.b: invalid_type',
    ]);
  });

  it('of parts that both describe an object, a list or a number is what both say of it', async () => {
    const tiny = await emitTiny(
      roundTrip(`
Sent: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { at: { type: object, required: [y], properties: { y: { type: integer } } }, tags: { type: array, items: { maxLength: 2 } }, size: { type: integer, minimum: 2 } } }] }
Base: { type: object, properties: { at: { $ref: '#/components/schemas/Point' }, tags: { type: array, maxItems: 1, items: { type: string } }, size: { type: [number, 'null'], minimum: 1 } } }
Point: { type: object, required: [x], properties: { x: { type: integer } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
    );
    expect(tiny.check('zSent', { at: { x: 1, y: 2 }, tags: ['ab'], size: 2 })).toEqual([]);
    expect(tiny.check('zSent', { at: {}, tags: ['abc'], size: 1 })).toEqual([
      'at.x: invalid_type',
      'at.y: invalid_type',
      'tags.0: too_big',
      'size: too_small',
    ]);
    expect(tiny.check('zSent', { tags: ['a', 'b'], size: null })).toEqual([
      'tags: too_big',
      'size: invalid_type',
    ]);
  });

  it('of texts or numbers is what all of them say', async () => {
    const tiny = await emitTiny(
      roundTrip(`
Sent: { type: object, additionalProperties: false, properties: { name: { allOf: [{ type: string, minLength: 1 }, { maxLength: 3 }] }, kind: { allOf: [{ $ref: '#/components/schemas/Kind' }, { enum: [b, c] }], description: Of which kind. } } }
Kind: { type: string, enum: [a, b] }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
    );
    expect(tiny.check('zSent', { name: 'abc', kind: 'b' })).toEqual([]);
    expect(tiny.check('zSent', { name: '', kind: 'a' })).toEqual([
      'name: too_small',
      'kind: invalid_value (b)',
    ]);
    expect(tiny.check('zSent', { name: 'abcd' })).toEqual(['name: too_big']);
    expect(tiny.types).toMatch(/Of which kind\.\n +\*\/\n +kind\?: 'b';/);
  });

  it('is how fields beside a union are read: each form has them', async () => {
    const tiny = await emitTiny(
      roundTrip(`
Sent: { type: object, required: [id], properties: { id: { type: string } }, oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] }
Answer: { type: object, properties: { ok: { type: boolean } } }`),
    );
    expect(tiny.check('zSent', { id: 'i', a: 'a' })).toEqual([]);
    expect(tiny.check('zSent', { id: 'i', b: 'b' })).toEqual([]);
    expect(tiny.check('zSent', { a: 'a' })).not.toEqual([]);
    expect(tiny.check('zSent', { id: 'i' })).not.toEqual([]);
  });

  it('that would be part of itself without end is refused', async () => {
    const spec = roundTrip(`
Sent: { type: object, additionalProperties: false, properties: { x: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] } } }
A: { type: object, properties: { child: { $ref: '#/components/schemas/A' } } }
B: { type: object, properties: { child: { $ref: '#/components/schemas/B' } } }
Answer: { type: object, properties: { ok: { type: boolean } } }`);
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(
        /^\/components\/schemas\/Sent\/properties\/x\/properties\/child\/allOf {2}.*the same `allOf` again/,
      ),
    ]);
  });

  it('keeps what is required beside it, at each level, sent and answered', async () => {
    const tiny = await emitTiny(requiredBesideAllOf.spec);
    expect(tiny.check('zSent', { id: 'i', name: 'a', size: 1 })).toEqual([]);
    expect([...tiny.check('zSent', { colour: 'red' })].sort()).toEqual([
      'id: invalid_type',
      'name: invalid_type',
      'size: invalid_type',
    ]);
    expect(tiny.check('zAnswer', { id: 'i', name: 'a', own: true })).toEqual([]);
    expect([...tiny.check('zAnswer', { id: 'i' })].sort()).toEqual([
      'name: invalid_type',
      'own: invalid_type',
    ]);
  });
});
