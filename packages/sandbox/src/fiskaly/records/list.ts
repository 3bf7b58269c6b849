import type { Call } from '../../core/contracts.ts';
import { canonicalId } from '../rows.ts';
import type { KeptRecord } from './record-row.ts';

interface Filters {
  readonly taxpayer_id?: string;
  readonly location_id?: string;
  readonly system_id?: string;
  readonly type?: readonly string[];
}

/** Whether a record is one of those that a list asks for. */
export function isAskedFor(query: Call['query'], row: KeptRecord): boolean {
  const { taxpayer_id, location_id, system_id, type } = query as Filters;
  const fits = (wanted: string | undefined, own: string) =>
    wanted === undefined || canonicalId(wanted) === own;
  return (
    fits(taxpayer_id, row.taxpayer) &&
    fits(location_id, row.location) &&
    fits(system_id, row.content.system.id) &&
    (type === undefined || type.includes(row.content.type))
  );
}
