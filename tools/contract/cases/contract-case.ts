import type { BrokenRequest } from '../../sample/break-sample.ts';
import type { SampledRequest } from '../../sample/sample-requests.ts';
import type { SpecAnswer } from '../spec/answer-of.ts';
import type { ErrorAnswer } from '../spec/error-answer.ts';
import type { OperationFacts, OperationName } from '../spec/operation-facts.ts';

interface CaseBase {
  readonly facts: OperationFacts;
  /** The documented status that it belongs to. */
  readonly status: number;
  /** Unique within operation and status: `full`, `broken body.content.type: removed`. */
  readonly name: string;
  readonly sample: SampledRequest;
}

/** A request that must succeed: what is sent and what comes back are compared with the spec. */
export interface SuccessCase extends CaseBase {
  readonly kind: 'success';
  readonly answer: SpecAnswer;
}

/** The step from the first page of a list to the second, or its end after the first. */
export interface PagesCase extends CaseBase {
  readonly kind: 'pages';
  /** The first page. */
  readonly answer: SpecAnswer;
  /** The request for the second page; undefined where the first one is the last. */
  readonly next: SampledRequest | undefined;
}

/** A broken request with the client's own validation off: the mock must refuse it, and name what is broken. */
export interface RefusedByMockCase extends CaseBase {
  readonly kind: 'refused by the mock';
  readonly broken: BrokenRequest;
  /** The mock must name what is broken, or else one of these. */
  readonly blamed: readonly string[];
  /** It is broken in the form of what the service issued: the client sends it with its validation on. */
  readonly isIssued?: true;
}

/** A broken request that the client itself must refuse before anything is sent. */
export interface RefusedByClientCase extends CaseBase {
  readonly kind: 'refused by the client';
  readonly broken: BrokenRequest;
  /** The error must name one of these fields. */
  readonly blamed: readonly string[];
}

/** An answer that is an error: its class, and all that callers read in it. */
export interface ErrorCase extends CaseBase {
  readonly kind: 'error';
  readonly answer: SpecAnswer;
  readonly details: ErrorAnswer;
  readonly isNotExecuted: boolean;
  /** The caller gives the key that this status may find used before. */
  readonly isMismatch: boolean;
}

/** An operation of which the spec says something that no case can be made of. It fails, and the others go on. */
export interface UnbuiltCase extends Pick<CaseBase, 'status' | 'name'> {
  readonly kind: 'unbuilt';
  readonly facts: OperationName;
  readonly reason: string;
}

/** One thing that must hold between the spec and the generated client. */
export type ContractCase =
  | SuccessCase
  | PagesCase
  | RefusedByMockCase
  | RefusedByClientCase
  | ErrorCase
  | UnbuiltCase;
