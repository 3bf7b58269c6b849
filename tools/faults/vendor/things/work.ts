import type { World } from '../../../../packages/sandbox/src/core/contracts.ts';

interface Work {
  readonly times: number;
}

/** How often the work on a thing was carried out. */
export function timesDone(world: World, reference: string): number {
  return world.table<Work>('work').get(reference)?.times ?? 0;
}

/** Carries out the work on a thing; says how often that has been done now. */
export function work(world: World, reference: string): number {
  const times = timesDone(world, reference) + 1;
  world.table<Work>('work').put(reference, { times });
  return times;
}
