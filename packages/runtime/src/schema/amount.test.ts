import { describe, expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';
import type { AmountRules } from './amount.ts';
import { amount } from './amount.ts';

const codes = (rules: AmountRules, value: unknown) =>
  (safeParse(amount(rules), value).error?.issues ?? []).map(({ code }) => code);

describe('an amount', () => {
  it('is a finite number', () => {
    expect(codes({}, 1.5)).toEqual([]);
    for (const value of ['1', null, Number.NaN, Number.POSITIVE_INFINITY, 1n]) {
      expect(codes({}, value)).toEqual(['invalid_type']);
    }
  });

  it('that is whole may be written with a fraction of zero, and be larger than 2^53', () => {
    expect(codes({ integer: true }, 1.0)).toEqual([]);
    expect(codes({ integer: true }, 2 ** 60)).toEqual([]);
    expect(codes({ integer: true }, 1.5)).toEqual(['invalid_type']);
  });

  it('includes a limit, or excludes it', () => {
    expect(codes({ min: 1, max: 2 }, 1)).toEqual([]);
    expect(codes({ min: 1, max: 2 }, 2)).toEqual([]);
    expect(codes({ min: 1 }, 0.99)).toEqual(['too_small']);
    expect(codes({ max: 2 }, 2.01)).toEqual(['too_big']);
    expect(codes({ above: 1, below: 2 }, 1)).toEqual(['too_small']);
    expect(codes({ above: 1, below: 2 }, 2)).toEqual(['too_big']);
    expect(codes({ above: 1, min: 0 }, 0.5)).toEqual(['too_small']);
  });

  it('tells the limit that was not kept', () => {
    const { error } = safeParse(amount({ above: 0 }), 0);
    expect(error?.issues).toEqual([
      expect.objectContaining({ code: 'too_small', minimum: 0, inclusive: false }),
    ]);
  });

  it('is a multiple but for the rounding of binary fractions', () => {
    for (const value of [0, 0.07, 0.1, 0.29, 1.1, 19.99, 4.35, 1_000_000.01, -19.99]) {
      expect(codes({ multipleOf: 0.01 }, value)).toEqual([]);
    }
    for (const value of [0.001, 0.075, 19.999, 1_000_000.005]) {
      expect(codes({ multipleOf: 0.01 }, value)).toEqual(['not_multiple_of']);
    }
    expect(codes({ multipleOf: 5 }, 10_000_000_001)).toEqual(['not_multiple_of']);
    expect(codes({ multipleOf: 5 }, 10_000_000_000)).toEqual([]);
  });
});
