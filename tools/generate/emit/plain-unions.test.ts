import { beforeAll, describe, expect, it } from 'vitest';
import { eitherField, untaggedUnion } from '../testing/cases/unions.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

describe('a union without a tag', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(untaggedUnion.spec);
  });

  it('refuses a request that fits two forms of a oneOf', () => {
    expect(tiny.check('zSent', { exactly: { iban: 'PT50' } })).toEqual([]);
    expect(tiny.check('zSent', { exactly: { card: '42' } })).toEqual([]);
    expect(tiny.check('zSent', { exactly: { iban: 'PT50', card: '42' } })).toEqual([
      'exactly: fits more than one of the allowed forms',
    ]);
    expect(tiny.check('zSent', { exactly: {} })).toEqual(['exactly: invalid_union']);
  });

  it('takes what fits any form of an anyOf', () => {
    expect(tiny.check('zSent', { any: 'abc' })).toEqual([]);
    expect(tiny.check('zSent', { any: 5 })).toEqual([]);
    expect(tiny.check('zSent', { any: 'abcd' })).not.toEqual([]);
    expect(tiny.check('zSent', { any: 1.5 })).not.toEqual([]);
    expect(tiny.check('zSent', { any: null })).not.toEqual([]);
    expect(tiny.check('zSent', { anyOrNull: null })).toEqual([]);
  });

  it('does not count the forms that an answer fits', () => {
    expect(tiny.zod).toContain('exactly: q.optional(q.union([q.text(), q.amount({ integer: true })]))');
  });
});

describe('required fields to choose from', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(eitherField.spec);
  });

  it('refuses a request that has none of them and says which', () => {
    expect(tiny.check('zContactInput', { mail: 'a' })).toEqual([]);
    expect(tiny.check('zContactInput', { mail: 'a', phone: '1' })).toEqual([]);
    expect(tiny.check('zContactInput', {})).toEqual(['needs `mail` or `phone`']);
    expect(tiny.check('zContactInput', { mail: undefined })).toEqual(['needs `mail` or `phone`']);
  });

  it('lets an answer choose none', () => {
    expect(tiny.check('zContact', {})).toEqual([]);
  });
});
