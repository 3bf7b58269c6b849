import { recordsOf } from '../record-row.ts';
import type { Draft } from './draft.ts';

const TURNS = ['INTENTION::OPENING', 'INTENTION::CLOSING'];

/** A Swedish till has to be opened before its receipts. */
export function openingRule({ world, place, operation }: Draft): readonly string[] {
  if (place.country !== 'SE' || operation.type !== 'RECEIPT') return [];
  const { id } = place.system.content;
  const last = recordsOf(world)
    .all()
    .findLast(({ content }) => content.system.id === id && TURNS.includes(content.type));
  if (last?.content.type === 'INTENTION::OPENING') return [];
  return ['The till is not open: an intention of type OPENING has to come before its receipts.'];
}
