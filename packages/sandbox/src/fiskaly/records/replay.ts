import type { World } from '../../core/contracts.ts';
import { canonicalId } from '../rows.ts';
import { type Asked, assertBuilt } from './asked.ts';
import { createIntention } from './intentions.ts';
import type { Intention, RecordWish } from './operation.ts';
import { assertInUse, placeOf } from './place.ts';
import { changeRecord, type KeptRecord } from './record-row.ts';
import { createTransaction } from './transactions.ts';

/** Which record was handed in by which replay: a replay has no record type, so it is found as what it handed in. */
const REPLAYS = 'replays';

/** Hands in a record that was made offline, under the id that it got there. */
export function createReplay(asked: Asked, systemId: string, operation: Intention): KeptRecord {
  const { world, organization } = asked;
  const place = placeOf(world, systemId, organization);
  assertBuilt(place, 'INTENTION', 'REPLAY');
  assertInUse(place);
  const id = canonicalId(operation.record?.id ?? '');
  const row = createContent({ ...asked, id }, operation.content as RecordWish);
  const replay = world.ids.uuid7();
  world.table<{ readonly record: string }>(REPLAYS).put(replay, { record: id });
  return changeRecord(world, row, { replayed_by: { id: replay } });
}

/** Makes what a call says: an intention, a transaction, or one of them made offline. */
export function createContent(asked: Asked, content: RecordWish): KeptRecord {
  if (content.type === 'TRANSACTION') return createTransaction(asked, content.record.id, content.operation);
  const { system, operation } = content;
  const create = operation.type === 'REPLAY' ? createReplay : createIntention;
  return create(asked, system.id, operation);
}

/** The record that a replay handed in; another id stays as it is. */
export function handedIn(world: World, id: string): string {
  return world.table<{ readonly record: string }>(REPLAYS).get(canonicalId(id))?.record ?? id;
}
