import { shown } from '../faults/shown.ts';

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `'25h'`, `'1.5s'`, `'250ms'`, or milliseconds. */
export type Duration = number | `${number}${keyof typeof UNITS}`;

/** A duration in milliseconds; throws for one that nobody can read. */
export function milliseconds(duration: Duration): number {
  const found = typeof duration === 'string' ? parsed(duration) : duration;
  if (Number.isFinite(found) && found >= 0) return found;
  // Text as it is; what is neither text nor number, as JSON.
  const told = typeof duration === 'object' ? shown(duration) : String(duration);
  throw new TypeError(`\`${told}\` is no duration: give milliseconds, or '250ms', '2s', '10m', '25h', '7d'.`);
}

function parsed(text: string): number {
  const [, number = '', unit = 'ms'] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  return Number(number || Number.NaN) * UNITS[unit as keyof typeof UNITS];
}
