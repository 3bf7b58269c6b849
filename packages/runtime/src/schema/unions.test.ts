import { describe, expect, it, vi } from 'vitest';
import * as classic from 'zod';
import * as z from 'zod/mini';
import type { $ZodType } from 'zod/v4/core';
import { safeParse } from 'zod/v4/core';
import { amount } from './amount.ts';
import { lazy } from './lazy.ts';
import { text } from './text.ts';
import { exactlyOne, openTagged, tagged, union } from './unions.ts';

const issues = (schema: $ZodType, value: unknown) => safeParse(schema, value).error?.issues ?? [];

describe('variants with a tag', () => {
  const cat = z.strictObject({ type: z.literal('CAT'), lives: z.number() });
  const dog = z.strictObject({ type: z.literal('DOG') });

  it('are built when their tag comes up, and then kept', () => {
    const buildCat = vi.fn(() => cat);
    const buildDog = vi.fn(() => dog);
    const schema = tagged('type', { CAT: lazy(buildCat), DOG: lazy(buildDog) });
    expect(buildCat).not.toHaveBeenCalled();
    safeParse(schema, { type: 'CAT', lives: 9 });
    safeParse(schema, { type: 'CAT', lives: 8 });
    expect(buildCat).toHaveBeenCalledTimes(1);
    expect(buildDog).not.toHaveBeenCalled();
  });

  it('refuse an unknown tag and list the known ones', () => {
    const schema = tagged('type', { CAT: lazy(() => cat), DOG: lazy(() => dog) });
    const unknown = expect.objectContaining({
      code: 'invalid_value',
      values: ['CAT', 'DOG'],
      path: ['type'],
    });
    for (const value of [{ type: 'COW' }, { type: 1 }, { type: 'toString' }, {}]) {
      expect(issues(schema, value)).toEqual([unknown]);
    }
    for (const value of [null, undefined, 'CAT', [{ type: 'CAT' }]]) {
      expect(issues(schema, value)).toEqual([
        expect.objectContaining({ code: 'invalid_type', expected: 'object' }),
      ]);
    }
  });

  it('let an unknown tag pass where they are open, and report a variant that does not fit', () => {
    const schema = openTagged('type', { CAT: lazy(() => cat), DOG: lazy(() => dog) });
    expect(issues(schema, { type: 'COW', milk: 1 })).toEqual([]);
    expect(issues(schema, { type: 'toString' })).toEqual([]);
    expect(issues(schema, { type: 'CAT' })).toEqual([expect.objectContaining({ path: ['lives'] })]);
    expect(issues(schema, {})).toEqual([expect.objectContaining({ code: 'invalid_type', path: ['type'] })]);
  });

  it('report at the place where the union stands', () => {
    const schema = z.object({ pets: z.array(tagged('type', { CAT: lazy(() => cat) })) });
    expect(issues(schema, { pets: [{ type: 'CAT', lives: 'x' }] })[0]?.path).toEqual(['pets', 0, 'lives']);
    expect(issues(schema, { pets: [{ type: 'COW' }] })[0]?.path).toEqual(['pets', 0, 'type']);
  });

  it('stand in schemas that users make with the whole of zod, which looks into what it holds', () => {
    for (const pets of [tagged, openTagged].map((make) => make('type', { CAT: lazy(() => cat) }))) {
      const schema = classic.object({ pets: classic.array(pets) });
      expect(issues(schema, { pets: [{ type: 'CAT', lives: 9 }] })).toEqual([]);
      expect(issues(schema, { pets: [{ type: 'CAT' }] })[0]?.path).toEqual(['pets', 0, 'lives']);
    }
  });
});

describe('exactly one of several forms', () => {
  const schema = exactlyOne([z.object({ a: z.string() }), z.object({ b: z.string() })]);

  it('has to fit', () => {
    expect(issues(schema, { a: 'x' })).toEqual([]);
    expect(issues(schema, { a: 'x', b: 'y' })).toEqual([
      expect.objectContaining({ message: 'fits more than one of the allowed forms' }),
    ]);
  });

  it('has a place for each of its reasons, be it the value itself', () => {
    const [issue] = issues(union([text(), amount()]), true);
    const errors = (issue as { readonly errors?: readonly { readonly path: unknown }[][] }).errors ?? [];
    expect(errors.flat().map(({ path }) => path)).toEqual([[], []]);
  });

  it('tells why none does, without the values', () => {
    expect(JSON.stringify(issues(exactlyOne([text()]), { pin: '4711' }))).not.toContain('4711');
  });

  it('tells why none does', () => {
    const [issue] = issues(schema, { a: 1 });
    expect(issue).toMatchObject({ code: 'invalid_union', errors: [[{ path: ['a'] }], [{ path: ['b'] }]] });
  });
});
