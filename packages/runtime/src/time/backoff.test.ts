import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_RETRY, jitter, retryAfterMs } from './backoff.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const after = (value: string, date?: string) =>
  retryAfterMs({ header: (name) => ({ 'retry-after': value, date })[name] ?? null }, NOW);

describe('jitter', () => {
  it('doubles its bound and stops at maxDelay', () => {
    const longest = [1, 2, 3, 4, 5, 6, 2_000].map((failures) => jitter(DEFAULT_RETRY, failures, () => 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('may be nothing at all', () => {
    expect(jitter(DEFAULT_RETRY, 3, () => 0)).toBe(0);
  });
});

describe('retryAfterMs', () => {
  it('reads seconds and dates', () => {
    expect(after('5')).toBe(5_000);
    expect(after('0.5')).toBe(500);
    expect(after('Mon, 04 May 2026 12:00:30 GMT')).toBe(30_000);
  });

  it("goes by the server's own clock where it is told", () => {
    expect(after('Mon, 04 May 2026 15:00:30 GMT', 'Mon, 04 May 2026 15:00:00 GMT')).toBe(30_000);
  });

  it('is nothing for a date that has passed', () => {
    expect(after('Mon, 04 May 2026 11:00:00 GMT')).toBe(0);
  });

  it("reads the older forms of dates, asctime's too, which is GMT wherever this machine is", () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(new Date().getTimezoneOffset()).toBe(-540);
    expect(after('Monday, 04-May-26 12:00:30 GMT')).toBe(30_000);
    expect(after('Mon May  4 12:00:30 2026')).toBe(30_000);
    expect(after('Mon May  4 15:00:30 2026', 'Mon May  4 15:00:00 2026')).toBe(30_000);
    vi.unstubAllEnvs();
  });

  it.each(['', 'soon', '-5', 'May', 'abc 1', '1e3', '0x10', '5s', 'Infinity', 'Mon, nonsense 12:00:00 GMT'])(
    'cannot read %j',
    (value) => {
      expect(after(value)).toBeUndefined();
    },
  );
});
