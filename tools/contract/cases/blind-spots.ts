import { isUnseenQuery } from '../../mock/prism-document.ts';
import type { BrokenRequest } from '../../sample/break-sample.ts';
import { formMediaType } from '../spec/expected-request.ts';
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
  {
    reason: 'Prism does not see a query parameter whose name has to be encoded in a URL.',
    covers: ({ operation }, { at }) =>
      operation.parameters.some((parameter) => isUnseenQuery(parameter) && at === `query.${parameter.name}`),
  },
  {
    reason: 'A form without fields is an empty body, which Prism takes for none.',
    covers: (_facts, { request: { body, mediaType } }) =>
      mediaType === formMediaType && Object.keys(body ?? {}).length === 0,
  },
];

/** Why the mock cannot be asked to refuse a request; undefined when it can. */
export function blindSpotOf(facts: OperationFacts, broken: BrokenRequest): string | undefined {
  return blindSpots.find((spot) => spot.covers(facts, broken))?.reason;
}
