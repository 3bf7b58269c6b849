import type { Reply, World } from '../core/contracts.ts';
import type { Table } from '../core/state/tables.ts';
import { objectId } from './object-id.ts';

/** Marks a row as deleted: it is kept, and shown only where a filter asks for it. */
export function softDelete<Row extends { readonly id: string }>(
  world: World,
  table: Table<Row>,
  row: Row,
): Reply {
  const at = world.now.toISOString();
  table.put(row.id, { ...row, _isDeleted: true, deletedAt: at, deletedId: objectId(world), updatedAt: at });
  return { body: { count: 1 } };
}
