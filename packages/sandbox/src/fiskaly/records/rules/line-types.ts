import { documentOf } from '../operation.ts';
import type { Draft } from './draft.ts';

/** What is only returned is a correction of the sale; in Italy receipts take sales, and their corrections returns. */
export function lineTypeRule({ operation, place }: Draft): readonly string[] {
  const { entries: lines = [], type } = documentOf(operation);
  if (lines.length === 0) return [];
  const isCorrection = operation.type === 'CORRECTION';
  if (place.country === 'IT' && type === 'RECEIPT') {
    const wanted = isCorrection ? 'RETURN' : 'SALE';
    if (lines.every((line) => line.type === wanted)) return [];
    return [`In Italy ${isCorrection ? 'the correction of a receipt' : 'a receipt'} takes ${wanted} lines.`];
  }
  if (isCorrection || lines.some((line) => line.type !== 'RETURN')) return [];
  return [`A ${type} of nothing but RETURN lines sells nothing: what is taken back is a CORRECTION.`];
}
