import type { BrokenRequest } from '../sample/break-sample.ts';
import type { OperationFacts } from './operation-facts.ts';

/** Breakages that a Prism cannot see. They are not cases, and count as nothing. */
interface BlindSpot {
  readonly reason: string;
  covers(facts: OperationFacts, broken: BrokenRequest): boolean;
}

/** Every blind spot of Prism 5.16, each with the reason. The client's own refusal is tested for these as well. */
export const blindSpots: readonly BlindSpot[] = [];

/** Why the mock cannot be asked to refuse a request; undefined when it can. */
export function blindSpotOf(facts: OperationFacts, broken: BrokenRequest): string | undefined {
  return blindSpots.find((spot) => spot.covers(facts, broken))?.reason;
}
