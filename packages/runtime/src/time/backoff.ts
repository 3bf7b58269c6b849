/** When a failed attempt is repeated. */
export interface RetryOptions {
  /** Attempts in all, the first one included. Default: 4. */
  maxAttempts: number;
  /** The longest first wait, in milliseconds; it doubles each time. Default: 500. */
  baseDelay: number;
  /** The longest wait that we choose ourselves, in milliseconds. Default: 8,000. */
  maxDelay: number;
  /** The longest `Retry-After` that is waited for, in milliseconds; a longer one ends the call. Default: 60,000. */
  maxRetryAfter: number;
}

/** How often and how long to wait when nothing is said. */
export const DEFAULT_RETRY: RetryOptions = {
  maxAttempts: 4,
  baseDelay: 500,
  maxDelay: 8_000,
  maxRetryAfter: 60_000,
};

/** Every wait is at least as long, whatever an answer asks for. */
export const LEAST_WAIT_MS = 100;

/** Full jitter: a random wait below a bound that doubles, so that a fleet does not come back in step. */
export function jitter(retry: RetryOptions, failures: number, random: () => number): number {
  return Math.round(random() * Math.min(retry.maxDelay, retry.baseDelay * 2 ** (failures - 1)));
}

/** Something with headers. */
export interface HeaderSource {
  header(name: string): string | null;
}

/** Reads `Retry-After`, seconds or a date, as milliseconds from now; `undefined` when absent or unreadable. */
export function retryAfterMs(answer: HeaderSource, now: number): number | undefined {
  const text = answer.header('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const at = dateOf(text);
  if (at === undefined) return undefined;
  // Measured against the server's own clock where it says so: ours may be off.
  return Math.max(0, at - (dateOf(answer.header('date')) ?? now));
}

// The three forms of RFC 9110, all in GMT. Date.parse alone takes 'May' and '-5' for dates, and asctime's for local time.
const HTTP_DATE = /^[FMSTW][a-z]+,? .+ \d\d:\d\d:\d\d( GMT| \d{4})$/;

function dateOf(text: string | null): number | undefined {
  const trimmed = text?.trim() ?? '';
  const at = HTTP_DATE.test(trimmed) ? Date.parse(trimmed.replace(/( GMT)?$/, ' GMT')) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
