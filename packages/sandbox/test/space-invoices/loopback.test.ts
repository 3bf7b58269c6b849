import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/space-invoices/loopback/order.ts';
import { selecting } from '../../src/space-invoices/loopback/select.ts';
import { readWhere } from '../../src/space-invoices/loopback/where.ts';

const ROWS = [
  { id: 'a', type: 'invoice', total: 10, date: '2026-03-03T00:00:00.000Z', tags: ['x', 'y'], note: null },
  { id: 'b', type: 'estimate', total: 20, date: '2026-03-04T09:30:00.000Z', tags: [], custom: { step: 2 } },
  {
    id: 'c',
    type: 'invoice',
    total: 30,
    date: '2026-04-01T00:00:00.000Z',
    lines: [{ name: 'Stol' }, { name: 'Miza' }],
  },
];

const found = (where: object) =>
  ROWS.filter(readWhere(where))
    .map(({ id }) => id)
    .join('');

describe('where', () => {
  test.each([
    [{}, 'abc'],
    [{ type: 'invoice', total: 30 }, 'c'],
    [{ date: '2026-03-03' }, 'a'],
    [{ date: { gte: '2026-03-04', lt: '2026-04-01' } }, 'b'],
    [{ total: { between: [10, 20] } }, 'ab'],
    [{ total: { gt: 10, lte: 30 } }, 'bc'],
    [{ type: { neq: 'invoice' } }, 'b'],
    [{ note: null }, 'abc'],
    [{ note: { exists: true } }, 'a'],
    [{ id: { inq: ['a', 'c', 'z'] } }, 'ac'],
    [{ id: { nin: ['a', 'c'] } }, 'b'],
    [{ type: { like: 'INV', options: 'i' } }, 'ac'],
    [{ type: { nlike: '^inv' } }, 'b'],
    [{ type: { regexp: '/^EST/i' } }, 'b'],
    [{ 'custom.step': 2 }, 'b'],
    [{ custom: { step: 2 } }, 'b'],
    [{ 'lines.name': 'Miza' }, 'c'],
    [{ tags: 'y' }, 'a'],
    [{ or: [{ id: 'a' }, { and: [{ type: 'invoice' }, { total: { gt: 20 } }] }] }, 'ac'],
    [{ nor: [{ id: 'a' }, { id: 'b' }] }, 'c'],
    [{ constructor: { name: 'Object' } }, ''],
  ])('%j finds %s', (where, ids) => expect(found(where)).toBe(ids));
});

test('orders by several fields; equal rows keep their order, and what is missing comes first', () => {
  const ids = (order: unknown) =>
    inOrder(ROWS, order)
      .map(({ id }) => id)
      .join('');
  expect(ids('total DESC')).toBe('cba');
  expect(ids(['type', 'date DESC'])).toBe('bca');
  expect(ids({ type: 'DESC' })).toBe('acb');
  expect(ids('custom.step')).toBe('acb');
  expect(ids(undefined)).toBe('abc');
});

test('selects and leaves out fields, and always has the id', () => {
  const [row] = ROWS;
  if (!row) throw new Error('no row');
  expect(selecting({ fields: { total: true } })(row)).toEqual({ id: 'a', total: 10 });
  expect(Object.keys(selecting({ fields: { total: false, id: false } })(row))).not.toContain('total');
  const relations = { lines: () => ['line'] };
  for (const include of ['lines', ['lines'], { lines: 'item' }, [{ relation: 'lines' }]])
    expect(selecting({ fields: { id: true }, include }, relations)(row)).toEqual({
      id: 'a',
      lines: ['line'],
    });
});
