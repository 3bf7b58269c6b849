/**
 * The policy of the design, as data. Written from the design and from nothing else, so that it can contradict the
 * runtime: no line here may import from it.
 */

/** What a call is to the policy: GET, PUT and DELETE without a key; a write with one; any other POST or PATCH. */
export type Kind = 'safe' | 'covered' | 'uncovered';

/** The rows: what came back. */
export type AttemptClass =
  | 'never left'
  | '401'
  | 'not executed'
  | 'transient'
  | 'lost'
  | 'unreadable success'
  | 'success over the cap'
  | '409'
  | 'refusal'
  | 'refusal in between'
  | 'redirect that kept the method'
  | 'other redirect'
  | 'stored 401, 429 or 503'
  | 'stored failure';

/**
 * The cells: what is done next.
 *
 * - `again`: the same once more, with the same key, if any attempt is left.
 * - `with a fresh token`: once.
 * - `ask until it is done`: another copy is at work; for as long as the deadline allows if the key was used before, else
 *   as often as any other attempt. The outcome is unknown until something else is said.
 * - `with a new key`: once.
 * - `tell`: the caller is told, and the outcome is known if no earlier attempt left it open.
 * - `done`: the caller is told that it was carried out, and why there is no data.
 * - `in doubt`: the caller is told that the outcome is unknown.
 */
export type Next =
  | 'again'
  | 'with a fresh token'
  | 'ask until it is done'
  | 'with a new key'
  | 'tell'
  | 'done'
  | 'in doubt';

/** The table. */
export const DESIGN_TABLE: Readonly<Record<AttemptClass, Readonly<Record<Kind, Next>>>> = {
  'never left': { safe: 'again', covered: 'again', uncovered: 'again' },
  '401': { safe: 'with a fresh token', covered: 'with a fresh token', uncovered: 'with a fresh token' },
  // 429 in any form; 503 where the spec says so, in the vendor's form.
  'not executed': { safe: 'again', covered: 'again', uncovered: 'again' },
  // 408, 500, 502, 504, other 503, and what is no status at all.
  transient: { safe: 'again', covered: 'again', uncovered: 'in doubt' },
  lost: { safe: 'again', covered: 'again', uncovered: 'in doubt' },
  // HTML, half of a text, nothing.
  'unreadable success': { safe: 'again', covered: 'again', uncovered: 'in doubt' },
  'success over the cap': { safe: 'done', covered: 'again', uncovered: 'done' },
  '409': { safe: 'tell', covered: 'ask until it is done', uncovered: 'tell' },
  // 400, 403, 404, 405, 410, 413, 415, 422, 501, in the vendor's form: JSON with its code or message.
  refusal: { safe: 'tell', covered: 'tell', uncovered: 'tell' },
  // The same in any other form: something in between spoke, and proves nothing of this copy or an earlier one.
  'refusal in between': { safe: 'in doubt', covered: 'in doubt', uncovered: 'in doubt' },
  // 307, 308: whoever follows sends the same request elsewhere, so it has not been carried out here.
  'redirect that kept the method': { safe: 'tell', covered: 'tell', uncovered: 'tell' },
  'other redirect': { safe: 'in doubt', covered: 'in doubt', uncovered: 'in doubt' },
  // The last two rows cannot come back without a key.
  'stored 401, 429 or 503': { safe: 'tell', covered: 'with a new key', uncovered: 'tell' },
  'stored failure': { safe: 'tell', covered: 'in doubt', uncovered: 'tell' },
};

/** Rows after which the write may have been carried out although no answer said so. */
export const LEAVES_DOUBT: readonly AttemptClass[] = [
  'transient',
  'lost',
  'unreadable success',
  'stored failure',
  'refusal in between',
  'other redirect',
];

/** The row that an error status belongs to. */
export function rowOfStatus(
  status: number,
  {
    replayed,
    isVendors,
    promises503,
    kind,
  }: {
    readonly replayed: boolean;
    /** It is in the vendor's form. */
    readonly isVendors: boolean;
    readonly promises503: boolean;
    readonly kind: Kind;
  },
): AttemptClass {
  const stored = replayed && isVendors && kind === 'covered';
  if (stored && [401, 429, 503].includes(status)) return 'stored 401, 429 or 503';
  if (stored && [408, 500, 502, 504].includes(status)) return 'stored failure';
  if (status === 401) return '401';
  if (status === 429 || (status === 503 && promises503 && isVendors)) return 'not executed';
  // Above 599 HTTP says to take it for a 500.
  if ([408, 500, 502, 503, 504].includes(status) || status > 599) return 'transient';
  if (status === 307 || status === 308) return 'redirect that kept the method';
  if (status >= 300 && status < 400) return 'other redirect';
  if (status === 409 && !stored && (isVendors || kind === 'covered')) return '409';
  return isVendors ? 'refusal' : 'refusal in between';
}

/** What the design says of retries and waits, by default. */
export const DEFAULTS = {
  maxAttempts: 4,
  baseDelayMs: 500,
  maxDelayMs: 8_000,
  leastWaitMs: 100,
  maxRetryAfterMs: 60_000,
  timeoutMs: 30_000,
  deadlineMs: 120_000,
} as const;
