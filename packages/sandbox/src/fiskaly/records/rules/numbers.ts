import type { World } from '../../../core/contracts.ts';
import { portugueseKind } from '../compliance/portuguese-kind.ts';
import { serialOf } from '../compliance/serial.ts';
import { spanishNumber } from '../compliance/spanish-number.ts';
import { documentOf, type Transaction } from '../operation.ts';
import type { Place } from '../place.ts';
import type { Draft } from './draft.ts';

/** The documents that have a number, by the taxpayer, what they are, and their series. */
const NUMBERS = 'document-numbers';

/** The documents of which the Spanish tax office is told. */
const SPANISH = ['RECEIPT', 'INVOICE', 'CORRECTION'];

/** Each number is used once; a receipt copy repeats that of its original. Portugal counts by it, so it has to end in digits. */
export function numberRule({ world, place, intention, operation }: Draft): readonly string[] {
  const { document } = documentOf(operation);
  if (!document || intention.content.type === 'INTENTION::DUPLICATE') return [];
  const { number, series } = document;
  if (countedKind(place, operation) !== undefined && !serialOf(document)) {
    return [`Document number ${number} does not end in the number that it has in its series.`];
  }
  const key = numberKey(place, operation);
  if (key === undefined || world.table(NUMBERS).get(key) === undefined) return [];
  const ofSeries = series === undefined ? '' : ` of series ${series}`;
  return [`Document number ${number}${ofSeries} is already in use.`];
}

/** Remembers that a number has been used. */
export function takeNumber(world: World, place: Place, operation: Transaction, record: string): void {
  const key = numberKey(place, operation);
  if (key !== undefined) world.table(NUMBERS).put(key, { record });
}

function numberKey(place: Place, operation: Transaction): string | undefined {
  const { document } = documentOf(operation);
  if (!document) return undefined;
  const taxpayer = place.taxpayer.content.id;
  // The Spanish tax office knows documents by their numbers alone, whatever they are.
  const isSpanish = place.country === 'ES' && SPANISH.includes(operation.type);
  if (isSpanish) return JSON.stringify([taxpayer, 'ES', spanishNumber(document)]);
  const kind = countedKind(place, operation);
  const serial = kind === undefined ? undefined : serialOf(document);
  const own = serial
    ? [kind, serial.series, serial.sequential]
    : [operation.type, document.series ?? '', document.number];
  return JSON.stringify([taxpayer, ...own]);
}

/** The kind of a document that is counted in a series which the authority knows. */
function countedKind({ country }: Place, operation: Transaction): string | undefined {
  return country === 'PT' ? portugueseKind(operation) : undefined;
}
