import { describe, expect, it } from 'vitest';
import { changeAt, valueAt, withKey, withoutKeys } from './change-at.ts';

describe('changeAt', () => {
  const root = { a: [{ b: 1 }, { b: 2 }], c: 'x' };

  it('changes one place and leaves the original alone', () => {
    expect(changeAt(root, ['a', 1, 'b'], (value) => Number(value) + 40)).toEqual({
      a: [{ b: 1 }, { b: 42 }],
      c: 'x',
    });
    expect(root.a[1]).toEqual({ b: 2 });
  });

  it('changes the root when the path is empty', () => {
    expect(changeAt(root, [], () => null)).toBeNull();
  });

  it('gives the value back when the place is not there', () => {
    for (const path of [['a', 7, 'b'], ['c', 'd'], ['toString'], ['a', 'length']]) {
      expect(changeAt(root, path, () => 'changed')).toEqual(root);
    }
  });
});

describe('valueAt', () => {
  it('follows own members and items alone', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: [] }, ['a', 0, 'b'])).toBeUndefined();
    expect(valueAt({}, ['constructor'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});

describe('withKey', () => {
  it('keeps the order of what was there', () => {
    expect(Object.keys(withKey({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b']);
    expect(withKey({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
  });

  it('adds `__proto__` as a member, not as a prototype', () => {
    const object = withKey({}, '__proto__', { polluted: true });
    expect(Object.keys(object)).toEqual(['__proto__']);
    expect(object.polluted).toBeUndefined();
  });
});

describe('withoutKeys', () => {
  it('drops what the test names', () => {
    expect(withoutKeys({ a: 1, b: 2 }, (key) => key === 'a')).toEqual({ b: 2 });
  });
});
