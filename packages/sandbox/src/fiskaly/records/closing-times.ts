import type { World } from '../../core/contracts.ts';
import { type SystemRow, tableOf } from '../rows.ts';
import { countryOf } from '../taxpayers/country.ts';

/** The task that closes what ends at a midnight. */
export const CLOSE = 'records: close';

const CLOSINGS = 'closings';
const DAY_MS = 86_400_000;

/** What is closed: when the period that is to be closed ends, by the type of record that closes it. */
export interface Pending {
  readonly daily?: number;
  readonly monthly?: number;
  readonly yearly?: number;
}

/** France: the service closes each day, month and year in which something was recorded, when it is over (UTC). */
export function closeLater(world: World, { content: { id }, taxpayer }: SystemRow): void {
  const owner = tableOf(world, 'taxpayers').get(taxpayer);
  if (!owner || countryOf(owner) !== 'FR') return;
  const { now } = world;
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const ends = {
    daily: now.getTime() - (now.getTime() % DAY_MS) + DAY_MS,
    monthly: Date.UTC(year, month + 1),
    yearly: Date.UTC(year + 1, 0),
  };
  const pending = world.table<Pending>(CLOSINGS).get(id) ?? {};
  const known = new Set(Object.values(pending));
  world.table<Pending>(CLOSINGS).put(id, ends);
  for (const at of new Set(Object.values(ends))) {
    if (!known.has(at)) world.later(CLOSE, { system: id, at }, at - now.getTime());
  }
}

/** The periods of a system that end at a midnight, each told once: `['DAILY', 'MONTHLY']`. */
export function takeEnded(world: World, system: string, at: number): readonly string[] {
  const closings = world.table<Pending>(CLOSINGS);
  const all = Object.entries(closings.get(system) ?? {});
  closings.put(system, Object.fromEntries(all.filter(([, end]) => end !== at)));
  return all.flatMap(([period, end]) => (end === at ? [period.toUpperCase()] : []));
}
