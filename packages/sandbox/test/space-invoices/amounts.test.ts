import { expect, test } from 'vitest';
import { type LineFigures, lineAmounts, netPrice } from '../../src/space-invoices/documents/amounts.ts';

function line(more: Partial<LineFigures>) {
  const figures = {
    price: 0,
    quantity: 1,
    discount: 0,
    discountIsAmount: false,
    taxes: [],
    decimalPlaces: 4,
    ...more,
  };
  const { total, totalTax, totalWithTax, totalDiscount } = lineAmounts(figures);
  return [total, totalDiscount, totalTax, totalWithTax].map((one) => one.toNumber());
}

test('cuts what comes in, and rounds half up after each operation', () => {
  expect(line({ price: 1.005 })).toEqual([1.01, 0, 0, 1.01]);
  expect(line({ price: 0.1, quantity: 3 })).toEqual([0.3, 0, 0, 0.3]);
  expect(line({ price: 1.99999, decimalPlaces: 2 })).toEqual([1.99, 0, 0, 1.99]);
  // 33.339 percent is cut to 33.33: 3.333 of 10, rounded to 3.33.
  expect(line({ price: 10, discount: 33.339 })).toEqual([6.67, 3.33, 0, 6.67]);
  expect(line({ price: 10, taxes: [{ rate: 9.999 }] })).toEqual([10, 0, 1, 11]);
});

test('a negative line mirrors the positive one to the cent', () => {
  const taxes = [{ rate: 22 }];
  const there = line({ price: 19.985, quantity: 3, discount: 12.5, taxes });
  expect(line({ price: 19.985, quantity: -3, discount: 12.5, taxes })).toEqual(there.map((one) => -one));
});

test('a compound tax comes on top of the others, and a reverse charge on top of nothing', () => {
  const taxes = [{ rate: 5 }, { rate: 10, compound: true }, { rate: 22, reverseCharged: true }];
  // 100 + 5, then 10 % of 105.
  expect(line({ price: 100, taxes })).toEqual([100, 0, 15.5, 115.5]);
});

test('a net price is found from the one with tax, and cut', () => {
  expect(netPrice(12.2, [{ rate: 22 }], 4).toNumber()).toBe(10);
  expect(netPrice(10, [{ rate: 22 }], 4).toNumber()).toBe(8.1967);
  expect(netPrice(115.5, [{ rate: 5 }, { rate: 10, compound: true }], 4).toNumber()).toBe(100);
  expect(netPrice(10, [{ rate: 22, reverseCharged: true }], 4).toNumber()).toBe(10);
  // A hundred of them with tax are what a hundred cost.
  expect(line({ price: 8.1967, quantity: 100, taxes: [{ rate: 22 }] })).toEqual([819.67, 0, 180.33, 1000]);
});
