import { expect, test } from 'vitest';
import { dropIdleLimits, fitValues, readablePattern } from './agree-with-type.ts';

const changed = (
  change: (schema: Record<string, unknown>) => readonly { shape: string }[],
  schema: object,
) => {
  const after: Record<string, unknown> = structuredClone({ ...schema });
  const shapes = change(after).map(({ shape }) => shape);
  return { after, shapes };
};

test('leaves out a limit that no value of the type meets, and leaves those of any of its types', () => {
  const map = { type: 'object', maxProperties: 3, required: ['a'] };
  expect(changed(dropIdleLimits, { ...map, maxLength: 20, items: {} })).toEqual({
    after: map,
    shapes: ['`maxLength` of object', '`items` of object'],
  });
  const list = { type: 'array', items: {} };
  expect(changed(dropIdleLimits, { ...list, required: ['a'] }).after).toEqual(list);
  const either = { type: ['string', 'integer', 'null'], maxLength: 20, minimum: 0 };
  expect(changed(dropIdleLimits, { ...either, uniqueItems: true })).toEqual({
    after: either,
    shapes: ['`uniqueItems` of string or integer or null'],
  });
  const untyped = { maxLength: 20, minItems: 1 };
  expect(changed(dropIdleLimits, untyped)).toEqual({ after: untyped, shapes: [] });
});

test.each<[string, object, object]>([
  ['texts', { type: 'string', enum: [true, 1.5, 'a'] }, { type: 'string', enum: ['true', '1.5', 'a'] }],
  ['numbers', { type: 'integer', enum: ['1', 2] }, { type: 'integer', enum: [1, 2] }],
  ['booleans', { type: 'boolean', enum: ['true'] }, { type: 'boolean', enum: [true] }],
  ['one value once', { type: 'string', enum: [1, '1'] }, { type: 'string', enum: ['1'] }],
  ['null', { type: 'string', enum: ['a', null] }, { type: ['string', 'null'], enum: ['a', null] }],
])('makes the values of an enum what its type says: %s', (_, before, after) => {
  expect(changed(fitValues, before).after).toEqual(after);
});

test('names the values that it makes, since what stood there is gone', () => {
  const [finding] = fitValues({ type: 'string', enum: [1.1, 2, 'a'] });
  expect(finding?.advice).toBe(
    'written as `"1.1"`, `"2"`: compare with the document, where quotes may be missing',
  );
});

test.each([
  [{ type: 'string', enum: ['1', 'a'] }],
  [{ type: ['string', 'null'], enum: ['a', null] }],
  [{ type: ['string', 'boolean'], enum: ['a', true] }],
  [{ type: 'integer', enum: ['a'] }],
  [{ enum: [true, 'a'] }],
])('leaves %o', (schema) => {
  expect(changed(fitValues, schema)).toEqual({ after: schema, shapes: [] });
});

test.each([
  [String.raw`^\d\-\d\@[a\-z]$`, String.raw`^\d-\d@[a\-z]$`],
  ['^(?i)abc$', undefined],
  [String.raw`^a\.b$`, String.raw`^a\.b$`],
])('reads the pattern %s as %s', (pattern, after) => {
  expect(changed(readablePattern, { type: 'string', pattern })).toEqual({
    after: after === undefined ? { type: 'string' } : { type: 'string', pattern: after },
    shapes: after === pattern ? [] : [`\`pattern: ${pattern}\``],
  });
});
