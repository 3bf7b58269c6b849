import { beforeAll, describe, expect, it } from 'vitest';
import {
  describedAnything,
  enums,
  fieldsAndRest,
  formats,
  limits,
  nullable,
  openEnum,
  openObjects,
} from '../testing/cases/values.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

describe('null', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(nullable.spec);
  });

  const fields = [
    'union',
    'typedEnum',
    'bareEnum',
    'enumOrNull',
    'numbers',
    'ref',
    'items',
    'map',
    'open',
    'nothing',
  ];

  it.each(fields)('is taken for `%s`, both ways', (field) => {
    expect(tiny.check('zBothInput', { text: 'a', [field]: null })).toEqual([]);
    expect(tiny.check('zBoth', { text: 'a', [field]: null })).toEqual([]);
  });

  it('stands in a required field, which may not be absent', () => {
    expect(tiny.check('zBothInput', { text: null })).toEqual([]);
    expect(tiny.check('zBothInput', {})).toEqual(['text: invalid_type']);
    expect(tiny.check('zBothInput', { text: 'four' })).toEqual(['text: too_big']);
  });

  it('is refused by an enum that does not list it', () => {
    expect(tiny.check('zBothInput', { text: 'a', neverNull: null })).toEqual([
      'neverNull: invalid_value (A, B)',
    ]);
  });

  it('leaves the values beside it closed in requests and open in answers', () => {
    for (const field of ['typedEnum', 'bareEnum', 'enumOrNull']) {
      expect(tiny.check('zBothInput', { text: 'a', [field]: 'A' })).toEqual([]);
      expect(tiny.check('zBothInput', { text: 'a', [field]: 'NEW' })).toEqual([
        `${field}: invalid_value (A, B)`,
      ]);
      expect(tiny.check('zBoth', { text: 'a', [field]: 'NEW' })).toEqual([]);
      expect(tiny.check('zBoth', { text: 'a', [field]: 1 })).toEqual([`${field}: invalid_type`]);
    }
    expect(tiny.types).toContain("bareEnum?: 'A' | 'B' | (string & {}) | null;");
  });
});

describe('an enum', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(enums.spec);
  });

  it.each(['A/B', "it's", 'ümläut', '', 'back\\slash', '*/', `\${x}`, '`'])('keeps %j as it is', (text) => {
    expect(tiny.check('zBothInput', { text })).toEqual([]);
  });

  it('refuses other values in a request', () => {
    expect(tiny.check('zBothInput', { text: 'a/b' })).toHaveLength(1);
    expect(tiny.check('zBothInput', { number: 4 })).toEqual(['number: invalid_value (1, -2, 3)']);
    expect(tiny.check('zBothInput', { number: '1' })).toHaveLength(1);
    expect(tiny.check('zBothInput', { kind: 'CREDIT' })).toEqual(['kind: invalid_value (RECEIPT, INVOICE)']);
    expect(tiny.check('zBothInput', { yes: false })).toHaveLength(1);
  });

  it('may mix kinds of values', () => {
    for (const mixed of ['auto', 1, true]) expect(tiny.check('zBothInput', { mixed })).toEqual([]);
    for (const mixed of ['1', 2, false, null]) expect(tiny.check('zBothInput', { mixed })).toHaveLength(1);
    expect(tiny.check('zBoth', { mixed: 'new' })).toEqual([]);
    expect(tiny.check('zBoth', { mixed: {} })).toHaveLength(1);
  });

  it('of one constant is closed in a request', () => {
    expect(tiny.check('zBothInput', { one: 'ONE', five: 5, truth: true, none: null })).toEqual([]);
    expect(tiny.check('zBothInput', { one: 'TWO', five: 6, truth: false, none: 'x' })).toHaveLength(4);
  });

  it('is open in an answer, of its kind', () => {
    expect(
      tiny.check('zBoth', {
        text: 'new',
        number: 9,
        kind: 'new',
        yes: false,
        one: 'new',
        five: 6,
        truth: false,
      }),
    ).toEqual([]);
    expect(tiny.check('zBoth', { text: 1, number: 'x', kind: null, one: 1 })).toEqual([
      'text: invalid_type',
      'number: invalid_type',
      'kind: invalid_type',
      'one: invalid_type',
    ]);
    expect(tiny.check('zBoth', { number: 1.5, five: 5.5 })).toEqual([
      'number: invalid_type',
      'five: invalid_type',
    ]);
    expect(tiny.types).toContain("export type Kind = 'RECEIPT' | 'INVOICE' | (string & {});");
    expect(tiny.types).toContain("export type KindInput = 'RECEIPT' | 'INVOICE';");
  });

  it('of known values is open both ways and keeps its other limits', async () => {
    const open = await emitTiny(openEnum.spec);
    expect(open.check('zSent', { code: 'CHF' })).toEqual([]);
    expect(open.check('zSent', { code: 'FRANC' })).toEqual(['code: too_big']);
    expect(open.check('zAnswer', { code: 'CHF' })).toEqual([]);
    expect(open.types.match(/code\?: 'EUR' \| 'USD' \| \(string & \{\}\);/g)).toHaveLength(2);
  });
});

describe('limits', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(limits.spec);
  });
  const sent = (value: object) => tiny.check('zSent', value);

  it('count the characters of a text, not its code units', () => {
    expect(sent({ name: '😀😀😀' })).toEqual([]);
    expect(sent({ name: '😀' })).toEqual(['name: too_small']);
    expect(sent({ name: 'abcd' })).toEqual(['name: too_big']);
    expect(sent({ code: 'PT' })).toEqual([]);
    expect(sent({ code: 'pt' })).toEqual(['code: invalid_format']);
  });

  it('exclude the ends of an open range', () => {
    expect(sent({ share: 0.5 })).toEqual([]);
    expect(sent({ share: 0 })).toEqual(['share: too_small']);
    expect(sent({ share: 1 })).toEqual(['share: too_big']);
  });

  it('include the ends of a closed range, of whole numbers', () => {
    expect(sent({ count: 1 })).toEqual([]);
    expect(sent({ count: 10 })).toEqual([]);
    expect(sent({ count: 0 })).toEqual(['count: too_small']);
    expect(sent({ count: 11 })).toEqual(['count: too_big']);
    expect(sent({ count: 1.5 })).toEqual(['count: invalid_type']);
    expect(sent({ small: 2_147_483_648 })).toEqual(['small: too_big']);
    expect(sent({ small: -2_147_483_648 })).toEqual([]);
  });

  it('take decimals for the multiples they are', () => {
    for (const price of [0.07, 19.99, 1.1, 1_000_000.01]) expect(sent({ price })).toEqual([]);
    expect(sent({ price: 0.075 })).toEqual(['price: not_multiple_of']);
  });

  it('compare the items of a list by value', () => {
    expect(sent({ tags: [{ a: 1 }, { a: 2 }] })).toEqual([]);
    expect(
      sent({
        tags: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      }),
    ).toEqual(['tags.1: repeats an earlier item']);
    expect(sent({ tags: [] })).toEqual(['tags: too_small']);
    expect(sent({ tags: [{}, { a: 1 }, { a: 2 }] })).toEqual(['tags: too_big']);
  });

  it('hold for the number of members, their keys and their values', () => {
    expect(sent({ metadata: { till: 'a' } })).toEqual([]);
    expect(sent({ metadata: {} })).toEqual(['metadata: too_small']);
    expect(sent({ metadata: { a: '1', b: '2', c: '3' } })).toEqual(['metadata: too_big']);
    expect(sent({ metadata: { tills: 'a' } })).toEqual(['metadata.tills: invalid_key']);
    expect(sent({ metadata: { TILL: 'a' } })).toEqual(['metadata.TILL: invalid_key']);
    expect(sent({ metadata: { till: 'longer' } })).toEqual(['metadata.till: too_big']);
    expect(sent({ some: { a: 1, b: 2 } })).toEqual([]);
    expect(sent({ some: {} })).toEqual(['some: too_small']);
    expect(sent({ some: { a: 1, b: 2, c: 3 } })).toEqual(['some: too_big']);
  });

  it('on the number of fields are none in an answer: a vendor may add one, or leave one out', () => {
    expect(tiny.check('zAnswer', { a: 'x', b: 'y', c: 'new' })).toEqual([]);
    expect(tiny.check('zAnswer', {})).toEqual([]);
  });
});

describe('formats', () => {
  it('are checked, summer time included', async () => {
    const tiny = await emitTiny(formats.spec);
    const fine = {
      day: '2026-06-04',
      at: '2026-06-04T09:15:00+01:00',
      mail: 'ana@loja.example',
      link: 'https://loja.example/a?b=c#d',
      path: '../a',
      id: 'b0b6c1de-6a0a-4a5a-9d6f-0c5b8f0e7a11',
    };
    expect(tiny.check('zSent', fine)).toEqual([]);
    const broken = {
      day: '2026-02-30',
      at: '2026-06-04T09:15:00',
      mail: 'ana',
      link: 'loja',
      path: 'a b',
      id: 'b0b6',
    };
    expect(tiny.check('zSent', broken)).toEqual(
      Object.keys(broken).map((field) => `${field}: invalid_format`),
    );
    for (const at of [
      '2026-06-04T09:15:00Z',
      '2026-06-04T09:15:00.123456789Z',
      '2026-06-04T09:15:00-03:30',
    ]) {
      expect(tiny.check('zAnswer', { at })).toEqual([]);
    }
  });
});

describe('an open object', () => {
  it('takes any field, while a map takes values of its kind', async () => {
    const tiny = await emitTiny(openObjects.spec);
    expect(
      tiny.check('zSent', { bare: { a: [1] }, any: 'x', more: { id: 'a', else: 1 }, map: { a: 1 } }),
    ).toEqual([]);
    expect(tiny.check('zSent', { more: { else: 1 } })).toEqual(['more.id: invalid_type']);
    expect(tiny.check('zSent', { bare: 'x', map: { a: 'x' } })).toEqual([
      'bare: invalid_type',
      'map.a: invalid_type',
    ]);
    expect(tiny.check('zSent', { bare: [] })).toEqual(['bare: invalid_type']);
  });
});

describe('an object with named fields and others', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(fieldsAndRest.spec);
  });

  it('holds the others to their kind, and those that are named to theirs, in a request', () => {
    const check = (value: object) => tiny.check('zBothInput', value);
    expect(check({ id: 'a', other: 'b', more: 'c' })).toEqual([]);
    expect(check({ id: 'long', kind: 'A', count: 1000 })).toEqual([]);
    expect(check({ id: 'a', other: 'long' })).toEqual(['other: too_big']);
    expect(check({ id: 'a', count: 'b', kind: 'C', other: 1 })).toEqual([
      'count: invalid_type',
      'kind: invalid_value (A, B)',
      'other: invalid_type',
    ]);
    expect(check({ other: 'b', more: 'c' })).toEqual(['id: invalid_type']);
  });

  it('counts them all', () => {
    expect(tiny.check('zBothInput', { id: 'a' })).toEqual(['too_small']);
    expect(tiny.check('zBoth', { id: 'a' })).toEqual([]);
  });

  it('holds an answer to the kind alone', () => {
    expect(tiny.check('zBoth', { id: 'a', kind: 'C', other: 'long' })).toEqual([]);
    expect(tiny.check('zBoth', { id: 'a', other: 1 })).toEqual(['other: invalid_type']);
  });

  it('has them in its type', () => {
    expect(tiny.types).toContain('[key: string]: string | number |');
    expect(tiny.types).toMatch(/export type Any = \{\n +id\?: string;\n +\[key: string\]: unknown;\n\};/);
    expect(tiny.types).toMatch(/export type Answer = \{[^}]*\[key: string\]: unknown;\n\};/);
  });

  it('takes anything where nothing but words is said of the others, and further ones of its own kind', async () => {
    const { check, types } = await emitTiny(describedAnything.spec);
    expect(check('zSent', { map: { a: 1, b: [] }, rest: { id: 'a', b: 1 }, named: { a: 1 } })).toEqual([]);
    expect(check('zSent', { rest: { id: 1 }, named: { abc: 1 } })).toEqual([
      'rest.id: invalid_type',
      'named.abc: invalid_key',
    ]);
    expect(types.match(/\[key: string\]: unknown;/g)).toHaveLength(3);
    expect(check('zSent', { tree: { id: 'a', b: { c: { id: 'd' } } } })).toEqual([]);
    expect(check('zSent', { tree: { b: { c: { id: 1 } } } })).toEqual(['tree.b.c.id: invalid_type']);
  });
});
