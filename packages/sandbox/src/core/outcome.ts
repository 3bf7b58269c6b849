import type { Answer } from './contracts.ts';
import type { Fault } from './faults/fault.ts';

/** What goes out: the answer, and what a fault makes of it on its way. */
export interface Outcome {
  /** Absent when the request came to nothing before there was one. */
  readonly answer: Answer | undefined;
  /** What a fault says in the vendor's words, in place of the answer. */
  readonly instead?: Answer;
  readonly fault: Fault | undefined;
}
