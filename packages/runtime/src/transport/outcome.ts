import type { TransportReply } from './reply.ts';

/** What came of one attempt. */
export type Outcome = AnswerOutcome | NeverLeftOutcome | LostOutcome;

/** An answer came, of any status. */
export interface AnswerOutcome {
  readonly came: 'answer';
  readonly reply: TransportReply;
  /** Absent for a stream, and where the body is too large or broke off (see `broken`). */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly tooLarge?: true;
  /** A layer's own answer, for which nothing was sent. */
  readonly unsent?: true;
  /** A refusal whose body could not be read: its status counts all the same. */
  readonly broken?: true;
  /** Ends the connection of a stream. */
  readonly abort: () => void;
}

/** Nothing reached the service. */
export interface NeverLeftOutcome {
  readonly came: 'never left';
  /** A copy of what the transport's error says, without anything that it holds. */
  readonly cause: unknown;
  /** It never will: fetch refuses to build this request. */
  readonly hopeless?: true;
}

/** No whole answer: the service may have carried it out. */
export interface LostOutcome {
  readonly came: 'lost';
  /** A copy of what the transport's error says, without anything that it holds, such as half an answer. */
  readonly cause: unknown;
  /** The attempt's own time was up. */
  readonly timedOut: boolean;
  /** The headers had come already. */
  readonly reply?: TransportReply;
}
