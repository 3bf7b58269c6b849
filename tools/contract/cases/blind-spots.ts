import type { BrokenRequest } from '../../sample/break-sample.ts';
import { isFlag } from '../spec/is-flag.ts';
import type { OperationFacts } from '../spec/operation-facts.ts';

/** Breakages that cannot be shown to Prism, or that it cannot see. They are not cases, and count as nothing. */
interface BlindSpot {
  readonly reason: string;
  covers(facts: OperationFacts, broken: BrokenRequest): boolean;
}

/** Every blind spot of Prism 5.16, each with the reason. The client's own refusal is tested for these as well. */
export const blindSpots: readonly BlindSpot[] = [
  {
    reason: 'A flag is there or not: a client takes true or false, and has no way to send another value.',
    covers: ({ operation }, { at }) =>
      operation.parameters.some((parameter) => isFlag(parameter) && at === `query.${parameter.name}`),
  },
];

/** Why the mock cannot be asked to refuse a request; undefined when it can. */
export function blindSpotOf(facts: OperationFacts, broken: BrokenRequest): string | undefined {
  return blindSpots.find((spot) => spot.covers(facts, broken))?.reason;
}
