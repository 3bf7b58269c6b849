import { code } from '../change.ts';

/** What became of the values that pass. `other`: neither set holds the other, as far as can be told. */
export type Verdict = 'tighter' | 'looser' | 'other';

/** One limit that two schemas set differently. */
export interface LimitChange {
  readonly limit: string;
  readonly verdict: Verdict;
  readonly before: string;
  readonly after: string;
}

/** A limit as code, or that there is none. */
export function limitText(limit: string, value: unknown): string {
  return value === undefined
    ? `no \`${limit}\``
    : code(`${limit}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
