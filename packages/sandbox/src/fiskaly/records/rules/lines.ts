import { documentOf, type Transaction } from '../operation.ts';
import type { Draft } from './draft.ts';

/** Each line has a number of its own; a line of a corrected receipt has that of its line in the original. */
export function lineRule({ operation, original }: Draft): readonly string[] {
  const { entries: lines = [], type } = documentOf(operation);
  const numbers = lines.flatMap(({ details }) => details.number ?? []);
  const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index);
  const reasons = [...new Set(twice)].map((number) => `There are several lines with the number ${number}.`);
  if (operation.type !== 'CORRECTION' || type !== 'RECEIPT' || !original) return reasons;
  const known = numbersOf(original.sent as Transaction);
  for (const [index, { details }] of lines.entries()) {
    if (details.number === undefined) {
      reasons.push(
        `Line ${index + 1} of the correction does not say the number of its line in the original.`,
      );
    } else if (!known.includes(Number(details.number))) {
      reasons.push(`The document that is corrected has no line with the number ${details.number}.`);
    }
  }
  return reasons;
}

/** The numbers of a document's lines: their own, else their places, counted from 1. */
function numbersOf(operation: Transaction): number[] {
  const lines = documentOf(operation).entries ?? [];
  return lines.map(({ details }, index) => Number(details.number ?? index + 1));
}
