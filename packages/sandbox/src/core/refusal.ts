import type { RefusalReason } from './contracts.ts';

/** Thrown by handlers and by what stands before them; the vendor's `refuse` makes an answer of it. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason.message);
    this.reason = reason;
  }
}

/** `throw refuse('not found', 'There is no such record.')` */
export function refuse(
  kind: RefusalReason['kind'],
  message: string,
  more: Omit<RefusalReason, 'kind' | 'message'> = {},
): Refusal {
  return new Refusal({ kind, message, ...more });
}
