import { describe, expect, it } from 'vitest';
import openapi from '../src/gen/openapi.json' with { type: 'json' };
import type { Document, DocumentItem } from '../src/index.ts';

const { document, 'document-paid': paid, 'document-updated': updated } = openapi.components.examples;
const invoices = Object.entries({ document, paid, updated }) as unknown as [string, { value: Document }][];

/** An amount in whole cents, exactly. */
const cents = (amount = 0) => BigInt(amount.toFixed(2).replace('.', ''));
const sum = (amounts: readonly (number | undefined)[]) => amounts.reduce((all, one) => all + cents(one), 0n);

describe('the invoices that the mock answers with', () => {
  it.each(invoices)('%s adds up to the cent', (_name, { value: invoice }) => {
    const lines = invoice._documentItems ?? [];
    const of = (field: keyof DocumentItem) => sum(lines.map((line) => line[field] as number));
    expect(lines.length).toBe(2);
    expect(cents(invoice.total)).toBe(of('total'));
    expect(cents(invoice.totalWithTax)).toBe(of('totalWithTax'));
    expect(cents(invoice.totalDiscount)).toBe(of('totalDiscount'));
    expect(cents(invoice.totalWithTax)).toBe(cents(invoice.total) + of('totalTax'));
    expect(sum((invoice._documentTaxes ?? []).map(({ totalTax }) => totalTax))).toBe(of('totalTax'));
    expect(cents(invoice.totalPaid)).toBe(sum((invoice.payments ?? []).map(({ amount }) => amount)));
    expect(cents(invoice.totalDue)).toBe(cents(invoice.totalWithTax) - cents(invoice.totalPaid));
    expect(invoice.paidInFull).toBe(invoice.totalDue === 0);
  });
});
