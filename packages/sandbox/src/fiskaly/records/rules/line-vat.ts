import { Big } from 'big.js';
import { documentOf, type LineVat } from '../operation.ts';
import type { Draft } from './draft.ts';

/** By how much amounts may be off, since they are rounded. */
const TOLERANCE = 0.01;

/** The VAT of a line is that of its percentage, and adds up; special schemes of Spain have sums of their own. */
export function lineVatRule({ operation }: Draft): readonly string[] {
  const lines = documentOf(operation).entries ?? [];
  return lines.flatMap(({ data }, index) => faultOf(data.vat, index + 1) ?? []);
}

function faultOf(vat: LineVat, line: number): string | undefined {
  const { percentage, amount, exclusive, inclusive, regime = 'REGULAR', regime_base, surcharge } = vat;
  if (percentage === undefined || amount === undefined) return undefined;
  if (exclusive === undefined || inclusive === undefined) return undefined;
  if (regime !== 'REGULAR' || regime_base !== undefined || surcharge !== undefined) return undefined;
  if (isOff(new Big(exclusive).plus(amount), inclusive)) {
    return `Line ${line} does not add up: ${exclusive} and ${amount} are not ${inclusive}.`;
  }
  if (!isOff(new Big(exclusive).times(percentage).div(100), amount)) return undefined;
  return `The VAT of line ${line} is ${amount}, which is not ${percentage} per cent of ${exclusive}.`;
}

function isOff(one: Big, other: string): boolean {
  return one.minus(other).abs().gt(TOLERANCE);
}
