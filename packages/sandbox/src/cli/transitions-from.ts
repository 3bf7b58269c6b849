import { UsageError } from '../../../../tools/shared/command-line/usage-error.ts';
import { type Duration, milliseconds } from '../core/state/duration.ts';
import type { Transitions } from '../core/state/world.ts';

/** `immediate`, `2s` or `reads:3`, as typed. */
export function transitionsFrom(text = 'immediate'): Transitions {
  if (text === 'immediate') return text;
  const [, reads] = /^reads:([1-9]\d*)$/.exec(text) ?? [];
  if (reads !== undefined) return { reads: Number(reads) };
  try {
    milliseconds(text as Duration);
  } catch {
    throw new UsageError(`\`--transitions\` is ${text}: give immediate, a duration such as 2s, or reads:3.`);
  }
  return { after: text as Duration };
}
