import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import * as classic from 'zod';
import * as z from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import {
  amount,
  lazy,
  list,
  literal,
  looseObject,
  nullable,
  optional,
  type Schema,
  strictObject,
  tagged,
  text,
  union,
} from '../schema/index.ts';
import { zodSchema } from './zod-schema.ts';

interface Order {
  readonly number: string;
  readonly lines?: readonly { readonly count: number }[];
}

const ours: Schema<Order> = lazy(() =>
  strictObject({
    number: text({ min: 1 }),
    lines: optional(list(strictObject({ count: amount({ integer: true, min: 1 }) }))),
  }),
);
const zOrder = zodSchema(ours);
const order = { number: '42', lines: [{ count: 1 }] };

// `zod` brings English along for everybody; `zod/mini` has no language.
beforeEach(() => {
  z.config({ customError: undefined, localeError: undefined });
});

describe('a public schema', () => {
  it('is built when it first meets a value, once', () => {
    const build = vi.fn(() => text());
    const schema = zodSchema(lazy(build));
    const around = z.object({ name: schema, other: z.optional(z.array(schema)) });
    expect(build).not.toHaveBeenCalled();
    around.parse({ name: 'x', other: ['y'] });
    around.parse({ name: 'x' });
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('parses, and hands back the value itself', async () => {
    expect(zOrder.parse(order)).toBe(order);
    expect(zOrder.safeParse(order)).toEqual({ success: true, data: order });
    expect(z.safeParse(zOrder, order).data).toBe(order);
    expect(safeParse(zOrder, order).data).toBe(order);
    expect(await zOrder.parseAsync(order)).toBe(order);
    expect(() => zOrder.parse({})).toThrow(z.core.$ZodError);
    expect(zOrder).toBeInstanceOf(z.ZodMiniType);
    expectTypeOf(zOrder.parse(order)).toEqualTypeOf<Order>();
    expectTypeOf<z.infer<typeof zOrder>>().toEqualTypeOf<Order>();
    expectTypeOf<z.input<typeof zOrder>>().toEqualTypeOf<Order>();
  });

  it('is a Standard Schema', async () => {
    expect(await zOrder['~standard'].validate(order)).toEqual({ value: order });
    expect(await zOrder['~standard'].validate({ number: '' })).toMatchObject({
      issues: [{ path: ['number'], message: 'must have at least 1 character' }],
    });
    expect(zOrder['~standard'].vendor).toBe('zod');
  });

  it('keeps what an open schema does not know, and refuses it in a closed one', () => {
    const open = zodSchema(lazy<{ readonly id: number }>(() => looseObject({ id: amount() })));
    expect(open.parse({ id: 1, more: true })).toEqual({ id: 1, more: true });
    expect(zOrder.safeParse({ number: '1', numbr: 1 }).error?.issues).toEqual([
      { code: 'unrecognized_keys', keys: ['numbr'], path: [], message: 'numbr is not a known field' },
    ]);
  });

  it('takes checks of the user', () => {
    const odd = zOrder.check(z.refine(({ number }) => Number(number) % 2 === 1, 'must be odd'));
    expect(odd.safeParse(order).error?.issues[0]?.message).toBe('must be odd');
    expect(odd.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([['number']]);
  });
});

describe.each([
  ['zod/mini', z.object({ order: zOrder, all: z.optional(z.array(zOrder)), none: z.nullable(zOrder) })],
  [
    'zod',
    classic.z.object({
      order: zOrder,
      all: classic.z.array(zOrder).optional(),
      none: classic.z.nullable(zOrder),
    }),
  ],
])('in an object of %s', (_, form) => {
  it('has a place, and its type', () => {
    const value = { order, all: [order], none: null };
    expect(form.parse(value)).toEqual(value);
    expectTypeOf<z.infer<typeof form>['order']>().toEqualTypeOf<Order>();
  });

  it('may be a union with a tag', () => {
    const zPet = zodSchema(
      lazy<{ readonly type: 'CAT' }>(() =>
        tagged('type', { CAT: () => strictObject({ type: literal('CAT') }) }),
      ),
    );
    const Visit = z.object({ pet: zPet });
    expect(Visit.safeParse({ pet: { type: 'CAT' } }).success).toBe(true);
    expect(classic.z.object({ pet: zPet }).safeParse({ pet: { type: 'CAT' } }).success).toBe(true);
    expect(form.safeParse({ order: { type: 'CAT' } }).success).toBe(false);
  });

  it('says where', () => {
    const { error } = form.safeParse({
      order: { number: 1 },
      all: [order, { number: '1', lines: [{}] }],
      none: null,
    });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['order.number', 'all.1.lines.0.count']);
    expect(form.safeParse({ none: null }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['order']);
  });

  it('may be left out where it is optional', () => {
    const some = zodSchema(lazy<string | undefined>(() => optional(text())));
    expect(z.object({ some }).safeParse({}).success).toBe(true);
    expect(
      z.object({ some: zodSchema(lazy<string | null>(() => nullable(text()))) }).safeParse({}).success,
    ).toBe(false);
  });
});

describe('what it says', () => {
  const form = z.object({
    order: zOrder,
    payment: zodSchema(
      lazy(() =>
        union([strictObject({ iban: text() }), strictObject({ card: text({ max: 4 }), name: text() })]),
      ),
    ),
  });
  const wrong = { order: { number: '', lines: [{ count: 0.5 }] }, payment: { card: '12345', name: 'x' } };
  const pretty = () => z.prettifyError(form.safeParse(wrong).error as z.core.$ZodError);

  it('is plain without a language of zod', () => {
    expect(pretty()).toBe(
      [
        '✖ card must have at most 4 characters\n  → at payment',
        '✖ must have at least 1 character\n  → at order.number',
        '✖ must be a whole number\n  → at order.lines[0].count',
      ].join('\n'),
    );
  });

  it('is in the language of zod where one is set, as `zod` does', () => {
    z.config(z.locales.de());
    expect(pretty()).toContain('Ungültige Eingabe');
    z.config(z.locales.en());
    expect(pretty()).toContain('✖ card must have at most 4 characters\n  → at payment');
    expect(pretty()).toContain('✖ Too small: expected string to have >=1 characters\n  → at order.number');
  });

  it("is the user's where there is an error map", () => {
    const { error } = zOrder.safeParse({}, { error: ({ code }) => `my ${code}` });
    expect(error?.issues[0]?.message).toBe('my invalid_type');
    z.config({ customError: () => 'ours' });
    expect(zOrder.safeParse({}).error?.issues[0]?.message).toBe('ours');
  });

  it('holds no value', () => {
    const { error } = zOrder.safeParse({ number: 4711, secret: 'hunter2' });
    expect(JSON.stringify(error?.issues)).not.toMatch(/4711|hunter2/);
  });

  it('is where to find the JSON Schema, since zod would make a wrong one', () => {
    expect(() => z.toJSONSchema(z.object({ order: zOrder }))).toThrow(/openapi\.json/);
  });
});
