import { expect, expectTypeOf, it } from 'vitest';
import { isUnknownVariant, type UnknownVariant } from './open.ts';

interface Card {
  readonly type: 'CARD';
  readonly id: string;
  readonly pan: string;
}
type Payment = Card | (UnknownVariant<'type'> & { readonly id: string });

const payment = (value: object) => value as Payment;

it('finds a variant by its name, known or not', () => {
  const voucher = payment({ type: 'VOUCHER', id: '1', code: 'X' });
  expect(isUnknownVariant(voucher, 'type', 'VOUCHER')).toBe(true);
  expect(isUnknownVariant(voucher, 'type', 'CHEQUE')).toBe(false);
  expect(isUnknownVariant(payment({ type: 'CARD', id: '1', pan: '4' }), 'type', 'CARD')).toBe(true);
  expect(isUnknownVariant(payment({}), 'type', 'toString')).toBe(false);
});

it('gives its fields as unknown, those that all share with their types, and a known one whole', () => {
  const value = payment({ type: 'VOUCHER', id: '1', code: 'X' });
  if (isUnknownVariant(value, 'type', 'VOUCHER')) {
    expectTypeOf(value.code).toBeUnknown();
    expectTypeOf(value.id).toEqualTypeOf<string>();
  } else if (isUnknownVariant(value, 'type', 'CHEQUE')) {
    expectTypeOf(value.id).toEqualTypeOf<string>();
  } else if (value.type === 'CARD') {
    expectTypeOf(value).toEqualTypeOf<Card>();
  } else {
    expectTypeOf(value.type).toExtend<string>();
  }
  if (isUnknownVariant(value, 'type', 'CARD')) expectTypeOf(value.pan).toEqualTypeOf<string>();
});
