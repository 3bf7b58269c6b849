import { describe, expect, it } from 'vitest';
import { firstValues } from './first-values.ts';

describe('firstValues', () => {
  it('leaves a value alone that has no more than that', () => {
    const value = { results: [{ id: 1 }, { id: 2 }], next: null };
    expect(firstValues(value, 100)).toEqual(value);
  });

  it('cuts arrays once the values are used up, wherever they stand', () => {
    const value = { results: Array.from({ length: 50 }, () => ({ lines: [1, 2, 3] })) };
    const { results } = firstValues(value, 20) as typeof value;
    expect(results).toHaveLength(4);
    expect(JSON.stringify(firstValues(value, 20)).length).toBeLessThan(200);
  });

  it('keeps every field of an object, and one item of an array, so that nothing seems to be missing', () => {
    expect(firstValues({ a: [1, 2], b: [3, 4], c: 'x' }, 1)).toEqual({ a: [1], b: [3], c: 'x' });
  });

  it('does not run out of stack', () => {
    expect(() => firstValues(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), 1_000_000)).not.toThrow();
  });

  it('keeps a __proto__ a field', () => {
    const shown = firstValues(JSON.parse('{"__proto__":{"admin":true}}'), 10) as object;
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
    expect(Object.keys(shown)).toEqual(['__proto__']);
  });
});
