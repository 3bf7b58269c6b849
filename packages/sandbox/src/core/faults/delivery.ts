import type { Answer } from '../contracts.ts';
import type { Outcome } from '../outcome.ts';
import type { Garbled, Moment, Syscall } from './fault.ts';
import { refusalInBetween } from './refusal-in-between.ts';

/** How a connection fails: as the vendor's end resets it, or as a system call says. */
export interface Failure {
  readonly syscall: Syscall;
  readonly code: string;
}

/** What is to come to a client, if anything: a `fetch` in process and a socket both play it, each as it can. */
export type Delivery =
  | { readonly comes: 'whole'; readonly answer: Answer }
  /** The headers with the full length, and so many bytes of the body. */
  | {
      readonly comes: 'in part';
      readonly answer: Answer;
      readonly bytes: number;
      readonly end: 'reset' | 'stall';
    }
  | { readonly comes: 'nothing'; readonly end: 'stall' | Failure }
  | { readonly comes: 'garbled'; readonly answer: Answer; readonly as: Garbled };

/** Statuses whose answers have no body, whoever sends them. */
export const WITHOUT_BODY: readonly number[] = [204, 205, 304];

const RESET: Failure = { syscall: 'read', code: 'ECONNRESET' };

/** What a gateway would have sent, where a fault comes before there is an answer. */
const EMPTY: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode('{}'),
};

/** What an outcome comes to. */
export function deliveryOf({ answer = EMPTY, fault, instead }: Outcome): Delivery {
  if (!fault) return { comes: 'whole', answer };
  const { act } = fault;
  switch (act.does) {
    case 'refuse':
      return { comes: 'nothing', end: { syscall: 'connect', code: 'ECONNREFUSED' } };
    case 'fail in the system':
      return { comes: 'nothing', end: act };
    case 'reset':
      if (act.moment === 'before the headers') return { comes: 'nothing', end: RESET };
      return inPart(answer, halfOf(answer, act.moment), 'reset');
    case 'stall':
      if (act.moment === 'before the headers') return { comes: 'nothing', end: 'stall' };
      return inPart(answer, halfOf(answer, act.moment), 'stall');
    case 'answer': {
      const refusal = refusalInBetween(act, instead ?? answer, answer);
      return act.stalls ? inPart(refusal, 1, 'stall') : { comes: 'whole', answer: refusal };
    }
    case 'redirect': {
      const headers = { location: '/elsewhere' };
      return { comes: 'whole', answer: { status: act.status, headers, body: new Uint8Array() } };
    }
    case 'garble': {
      // Who has nothing to say has nothing to garble.
      const status = WITHOUT_BODY.includes(answer.status) ? 200 : answer.status;
      return { comes: 'garbled', as: act.as, answer: { ...answer, status } };
    }
    default:
      throw new Error(`\`${act.does}\` is played before there is an answer.`);
  }
}

/** What has no body is whole with its headers: to break it, they must not come. */
function inPart(answer: Answer, bytes: number, end: 'reset' | 'stall'): Delivery {
  const isBodiless = WITHOUT_BODY.includes(answer.status) || answer.body.length === 0;
  if (isBodiless) return { comes: 'nothing', end: end === 'reset' ? RESET : 'stall' };
  return { comes: 'in part', answer, bytes, end };
}

function halfOf({ body }: Answer, moment: Moment): number {
  return moment === 'in the body' ? Math.ceil(body.length / 2) : 0;
}
