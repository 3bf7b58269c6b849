/** When a failed attempt is repeated. */
export interface RetryOptions {
  /** Attempts in all, the first one included. Default: 4. */
  maxAttempts: number;
  /** The longest first wait, in milliseconds; it doubles each time. Default: 500. */
  baseDelay: number;
  /** The longest wait that we choose ourselves, in milliseconds. Default: 8,000. */
  maxDelay: number;
  /** The longest wait that a `Retry-After` can ask for, in milliseconds. Default: 60,000. */
  maxRetryAfter: number;
}

/** How often and how long to wait when nothing is said. */
export const DEFAULT_RETRY: RetryOptions = {
  maxAttempts: 4,
  baseDelay: 500,
  maxDelay: 8_000,
  maxRetryAfter: 60_000,
};

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
  // Date.parse reads '-5' as a year.
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  // Measured against the server's own clock where it says so: ours may be off.
  const sent = Date.parse(answer.header('date') ?? '');
  return Math.max(0, at - (Number.isNaN(sent) ? now : sent));
}
