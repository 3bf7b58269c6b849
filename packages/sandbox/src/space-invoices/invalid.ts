import type { Refusal } from '../core/refusal.ts';
import { refuse } from '../core/refusal.ts';

/** The refusal of one field: `throw invalid('number', 'is taken')`. */
export function invalid(at: string, message: string): Refusal {
  return refuse('invalid', `\`${at}\` ${message}.`, { fields: [{ at, message }] });
}
