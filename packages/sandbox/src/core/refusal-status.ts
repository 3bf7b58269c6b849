import type { RefusalReason } from './contracts.ts';
import type { Operation } from './spec/document.ts';

/** What a vendor refuses with, by the kind of the refusal, the likeliest first. */
export type StatusesByKind = Readonly<Record<RefusalReason['kind'], readonly number[]>>;

/** The first of these statuses that an operation documents; the first of all where it documents none of them. */
export function refusalStatus(candidates: readonly number[], operation: Operation | undefined): number {
  return candidates.find((one) => operation?.responses[one] !== undefined) ?? candidates[0] ?? 500;
}
