import { beforeAll, describe, expect, it } from 'vitest';
import { endlessList, limitsBothWays, scalarSuccesses } from '../testing/cases/answers.ts';
import { declarationOf } from '../testing/declaration-of.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

/** A value past each limit, and what a request hears of it. Written out, so that no rule of ours is its own judge. */
const past: readonly [string, unknown, string][] = [
  ['operation', 'x'.repeat(70_000), 'too_big'],
  ['operation', '', 'too_small'],
  ['code', 'pt-PT', 'too_big'],
  ['codes', [], 'too_small'],
  ['codes', ['PT', 'ES', 'FR', 'DE'], 'too_big'],
  ['notes', { long: 'b' }, 'invalid_key'],
  ['notes', { a: 'b', c: 'd' }, 'too_big'],
  ['notes', { a: 'long' }, 'too_big'],
  ['amount', -1, 'invalid_union'],
  ['amount', 'no day', 'invalid_union'],
  ['at', '2026-06-04', 'invalid_format'],
  ['mail', 'nobody', 'invalid_format'],
  ['count', -1, 'too_small'],
  ['count', 3_000_000_000, 'too_big'],
  ['share', 0, 'too_small'],
  ['share', 0.005, 'not_multiple_of'],
  ['tags', [], 'too_small'],
  ['tags', ['a', 'a'], 'repeats an earlier item'],
  ['form', { a: 'long' }, 'invalid_union'],
  ['form', { a: 'a', b: 'b' }, 'fits more than one of the allowed forms'],
];

describe('a limit', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(limitsBothWays.spec);
  });
  const fine = { id: 'i', code: 'PT' };

  it.each(past)('of `%s` is none in an answer: %j', (field, value, issue) => {
    const thing = { ...fine, [field]: value };
    expect(tiny.check('zAnswer', thing)).toEqual([]);
    expect(tiny.check('zAddThingResponse', thing)).toEqual([]);
    const issues = tiny.check('zAddThingBody', thing);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.join()).toMatch(new RegExp(`^${field}\\b.*${issue}`));
  });

  it('on the fields of an object is none in an answer', () => {
    expect(tiny.check('zAddThingResponse', { id: '' })).toEqual([]);
    expect(tiny.check('zAddThingBody', { id: 'i', kind: 'A' })).toEqual(['needs `code` or `count`']);
    expect(tiny.check('zAddThingBody', { id: '', code: 'PT' })).toEqual(['id: too_small']);
  });

  it.each([
    ['operation', 1],
    ['code', 1],
    ['codes', 'PT'],
    ['codes', [1]],
    ['notes', { a: 1 }],
    ['notes', []],
    ['amount', true],
    ['at', 1_780_000_000],
    ['count', 1.5],
    ['count', '1'],
    ['count', Number.POSITIVE_INFINITY],
    ['share', null],
    ['tags', {}],
    ['kind', 1],
    ['form', { c: 'c' }],
    ['id', undefined],
    ['id', null],
  ])('aside, an answer has its types: not so `%s: %j`', (field, value) => {
    expect(tiny.check('zAddThingResponse', { ...fine, [field]: value }).join()).toMatch(
      new RegExp(`^${field}\\b`),
    );
  });

  it('makes no second type, and stays in the comments', () => {
    const names = [...tiny.types.matchAll(/^export type (\w+)/gm)].map(([, name]) => name);
    expect(names.filter((name) => /Code|Notes|Amount/.test(name ?? '')).sort()).toEqual([
      'Amount',
      'Code',
      'Codes',
      'Notes',
    ]);
    expect(tiny.types.match(/\n {4}code\?: Code;/g)).toHaveLength(2);
    expect(tiny.types.match(/What was done\.\n.*\n.* Up to 10 characters\./g)).toHaveLength(2);
    expect(tiny.types).toContain(
      '/**\n * A code.\n *\n * Up to 2 characters.\n */\nexport type Code = string;',
    );
  });

  it('of a part with one name holds under that name, and nowhere in an answer', () => {
    expect(tiny.published.zCode?.safeParse('pt-PT').success).toBe(false);
    expect(tiny.published.zBothInput?.safeParse({ ...fine, code: 'pt-PT' }).success).toBe(false);
    expect(tiny.published.zBoth?.safeParse({ ...fine, code: 'pt-PT' }).success).toBe(true);
    expect(
      tiny.zod,
    ).toContain(`export const zBoth: q.Schema<Both> = /* @__PURE__ */ q.lazy(() => q.looseObject({
    id: q.text(),
    operation: q.optional(q.text()),
    code: q.optional(q.text()),
    codes: q.optional(q.list(q.text())),
    notes: q.optional(q.map(q.text())),
    amount: q.nullish(q.union([q.amount(), q.text()])),
    at: q.optional(q.text()),
    mail: q.optional(q.text()),
    count: q.optional(q.amount({ integer: true })),
    share: q.optional(q.amount()),
    tags: q.optional(q.list(q.text())),
    kind: q.optional(q.text()),
    form: q.optional(q.union([q.looseObject({
            a: q.text()
        }), q.looseObject({
            b: q.text()
        })]))
}));`);
  });
});

it('a list that holds itself has a schema for each direction', async () => {
  const tiny = await emitTiny(endlessList.spec);
  expect(tiny.check('zTreeInput', [[], [], []])).toEqual(['too_big']);
  expect(tiny.check('zTree', [[], [[]], []])).toEqual([]);
  expect(tiny.check('zTree', [[1]])).toEqual(['0.0: invalid_type']);
});

it('a success that is a shared scalar has no limit, beside another success', async () => {
  const tiny = await emitTiny(scalarSuccesses.spec);
  expect(declarationOf(tiny.operations, 'addThing')).toContain(
    'request: { body: zAddThingBody }, response: { 200: zAddThingResponse200, 201: zThing }',
  );
  expect(tiny.check('zAddThingResponse200', 'long')).toEqual([]);
  expect(tiny.check('zThing', { code: 'long' })).toEqual([]);
  expect(tiny.check('zAddThingBody', 'long')).toEqual(['too_big']);
});
